// SPDX-License-Identifier: Apache-2.0
#include "storage/event_codec.hpp"

#include "body_reader.hpp"
#include "body_writer.hpp"

#include <array>
#include <type_traits>
#include <utility>

namespace fifteen::storage {
namespace {

// The members of each event on the disk, in order; for BodyWriter (const events) and BodyReader alike. A member added
// later must be one that may be left out, or old journals cannot be read.

template <class Event, class T>
concept Is = std::is_same_v<std::remove_const_t<Event>, T>;

void describe(auto& body, Is<domain::DayOpened> auto& event) {
    body.integer("day", event.day);
    body.flag("closes_desks", event.closesDesks);
}

void describe(auto& body, Is<domain::ClockCorrected> auto& event) {
    body.duration("ahead_ms", event.ahead);
    body.durationIfAny("leapt_ms", event.leapt);
    body.flag("date_found", event.dateFound);
}

void describe(auto& body, Is<domain::TicketIssued> auto& event) {
    body.id("ticket", event.ticket);
    body.number("number", event.number);
    body.group("group", event.group);
    body.lane("lane", event.lane);
    body.items("items", event.items, event.group);
    body.word("evidence", event.evidence);
    body.reference("person", event.person);
    body.text("by", event.issuedBy);
    body.textIfAny("helper", event.helper);
    body.idIfAny("appointment", event.appointment);
    body.momentIfAny("booked_for_ms", event.bookedFor);
    body.expectation("expected", event.expected);
}

void describe(auto& body, Is<domain::AppointmentBooked> auto& event) {
    body.id("appointment", event.appointment);
    body.group("group", event.group);
    body.items("items", event.items, event.group);
    body.momentIfAny("at_ms", event.at);
    body.reference("person", event.person);
}

void describe(auto& body, Is<domain::AppointmentCancelled> auto& event) {
    body.id("appointment", event.appointment);
}

void describe(auto& body, Is<domain::TicketCalled> auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.integer("call", event.call);
    body.integer("policy", event.policyVersion);
    body.flag("marked_first", event.markedFirst);
    body.heads("heads", event.heads);
    body.textIfAny("reason", event.reason);
}

void describe(auto& body, Is<domain::TicketRecalled> auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.integer("call", event.call);
}

template <class Event>
concept TicketAtDesk =
    Is<Event, domain::ServiceStarted> || Is<Event, domain::ServiceFinished> || Is<Event, domain::TicketResumed>;

void describe(auto& body, TicketAtDesk auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
}

void describe(auto& body, Is<domain::TicketNoShow> auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.momentIfAny("again_ms", event.again);
}

template <class Event>
concept TicketWithReason = Is<Event, domain::TicketHeld> || Is<Event, domain::TicketReturned>;

void describe(auto& body, TicketWithReason auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.textIfAny("reason", event.reason);
}

void describe(auto& body, Is<domain::TicketTransferred> auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.group("group", event.group);
    body.integer("to_desk", event.toDesk);
    body.textIfAny("reason", event.reason);
    body.momentIfAny("again_ms", event.again);
}

void describe(auto& body, Is<domain::ClaimDecided> auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.word("evidence", event.evidence);
    body.lane("lane", event.lane);
    body.momentIfAny("again_ms", event.again);
}

void describe(auto& body, Is<domain::LaneChanged> auto& event) {
    body.id("ticket", event.ticket);
    body.integer("desk", event.desk);
    body.lane("lane", event.lane);
    body.word("evidence", event.evidence);
    body.textIfAny("reason", event.reason);
    body.momentIfAny("again_ms", event.again);
}

void describe(auto& body, Is<domain::TicketCancelled> auto& event) {
    body.id("ticket", event.ticket);
    body.text("by", event.by);
}

void describe(auto& body, Is<domain::PrintRecorded> auto& event) {
    body.id("ticket", event.ticket);
    body.word("result", event.outcome);
    body.flag("reprint", event.reprint);
    body.text("fault", event.fault);
    body.text("kiosk", event.kiosk);
}

void describe(auto& body, Is<domain::DeskOpened> auto& event) {
    body.integer("desk", event.desk);
    body.text("staff", event.staff);
}

void describe(auto& body, Is<domain::DeskPaused> auto& event) {
    body.integer("desk", event.desk);
    body.text("reason", event.reason);
}

void describe(auto& body, Is<domain::DeskClosed> auto& event) {
    body.integer("desk", event.desk);
}

void describe(auto& body, Is<domain::DayClosed> auto& event) {
    body.text("by", event.by);
    body.flag("closes_desks", event.closesDesks);
}

void describe(auto& body, Is<domain::DayReopened> auto& event) {
    body.text("by", event.by);
}

void describe(auto& body, Is<domain::PolicyAdopted> auto& event) {
    body.word("origin", event.origin);
    body.text("by", event.by);
    body.policy("policy", event.policy);
}

void describe(auto& body, Is<domain::HelpAsked> auto& event) {
    body.integer("help", event.help);
    body.text("kiosk", event.kiosk);
    body.text("reason", event.reason);
}

void describe(auto& body, Is<domain::HelpAcknowledged> auto& event) {
    body.integer("help", event.help);
}

void describe(auto& body, Is<domain::NoticeGiven> auto& event) {
    body.id("ticket", event.ticket);
    body.number("number", event.number);
    body.reference("person", event.person);
    body.integer("desk", event.desk);
    body.text("staff", event.staff);
    body.group("group", event.group);
    body.item("item", event.item, event.group);
    body.texts("papers", event.papers);
    body.flag("repeated", event.repeated);
}

void describe(auto& body, Is<domain::MatterAccepted> auto& event) {
    body.id("ticket", event.ticket);
    body.number("number", event.number);
    body.integer("desk", event.desk);
    body.text("staff", event.staff);
    body.group("group", event.group);
    body.item("item", event.item, event.group);
    body.integer("due", event.due);
}

void describe(auto& body, Is<domain::MatterSettled> auto& event) {
    body.id("ticket", event.ticket);
    body.group("group", event.group);
    body.item("item", event.item, event.group);
    body.word("outcome", event.outcome);
    body.text("by", event.by);
}

void describe(auto& body, Is<domain::ServiceRated> auto& event) {
    body.id("ticket", event.ticket);
    body.number("number", event.number);
    body.integer("desk", event.desk);
    body.text("staff", event.staff);
    body.integer("grade", event.grade);
}

/// In the order of EventBody's alternatives.
constexpr std::array<std::string_view, std::variant_size_v<domain::EventBody>> types{
    "day_opened",        "clock_corrected",    "ticket_issued",         "ticket_called",  "ticket_recalled",
    "service_started",   "service_finished",   "ticket_no_show",        "ticket_resumed", "ticket_cancelled",
    "print_recorded",    "desk_opened",        "desk_paused",           "desk_closed",    "help_asked",
    "help_acknowledged", "appointment_booked", "appointment_cancelled", "ticket_held",    "ticket_transferred",
    "ticket_returned",   "claim_decided",      "lane_changed",          "day_closed",     "day_reopened",
    "policy_adopted",    "notice_given",       "matter_accepted",       "matter_settled", "service_rated",
};

using Decoded = std::optional<domain::EventBody>;

template <std::size_t Alternative>
Decoded decodeAs(domain::Site& site, std::string_view body) {
    std::variant_alternative_t<Alternative, domain::EventBody> event;
    BodyReader reader(site, body);
    describe(reader, event);
    return reader.close() ? Decoded{std::move(event)} : std::nullopt;
}

template <std::size_t... Alternative>
Decoded decodeAny(domain::Site& site, std::string_view type, std::string_view body,
                  std::index_sequence<Alternative...> /*all*/) {
    Decoded decoded;
    const bool known = ((type == types[Alternative] && (decoded = decodeAs<Alternative>(site, body), true)) || ...);
    return known ? std::move(decoded) : std::nullopt;
}

} // namespace

EventCodec::EventCodec(domain::Site site)
    : site_(std::move(site)) {}

std::string_view EventCodec::typeOf(const domain::EventBody& body) {
    return types[body.index()];
}

void EventCodec::encode(const domain::EventBody& event, std::string& body) const {
    BodyWriter writer(site_, body);
    std::visit([&](const auto& some) { describe(writer, some); }, event);
    writer.close();
}

std::optional<domain::EventBody> EventCodec::decode(std::string_view type, std::string_view body) {
    return decodeAny(site_, type, body, std::make_index_sequence<types.size()>{});
}

} // namespace fifteen::storage
