// SPDX-License-Identifier: Apache-2.0
#include "validate.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace fifteen::protocol {
namespace {

using namespace std::string_view_literals;

std::optional<Fault> bad(std::string location) {
    return Fault{Error::badValue, std::move(location)};
}

bool oneOf(std::string_view value, std::initializer_list<std::string_view> allowed) {
    return std::ranges::find(allowed, value) != allowed.end();
}

/// Names of kiosks, items, claims, staff: they come back in file names, logs and metrics.
bool isName(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

bool isLowerHex(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Words a person wrote: shown on pages, so no control characters.
bool isLine(std::string_view text, std::size_t maxBytes) {
    return text.size() <= maxBytes &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isDeviceState(std::string_view text) {
    return oneOf(text, {"ok", "near_end", "paper_end", "cover_open", "fault", "absent", "unknown"});
}

bool isDeskNumber(std::int32_t desk) {
    return desk >= 1 && desk <= 65535;
}

std::optional<Fault> checkItems(const std::vector<std::string>& items) {
    if (items.empty() || items.size() > 8) {
        return bad("$.items");
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!isName(items[i])) {
            return bad("$.items[" + std::to_string(i) + "]");
        }
    }
    return std::nullopt;
}

std::optional<Fault> checkPerson(const std::optional<Person>& person) {
    if (person && !isLine(person->masked_name, 64)) {
        return bad("$.person.masked_name");
    }
    if (person && !isLowerHex(person->id_hash, 64)) {
        return bad("$.person.id_hash");
    }
    return std::nullopt;
}

/// Of commands that name a ticket and may give a reason.
template <class Message>
std::optional<Fault> checkTicketAndReason(const Message& message) {
    if (!isLowerHex(message.ticket, 32)) {
        return bad("$.ticket");
    }
    const std::optional<std::string> reason = message.reason;
    return !reason || isName(*reason) ? std::nullopt : bad("$.reason");
}

constexpr std::int64_t secondsOfDay = std::int64_t{24} * 3600;
// Around the year 2100: keeps every sum of times far from overflowing.
constexpr std::int64_t lastMoment = 4'102'444'800'000;

std::optional<std::string_view> wrongMember(const DeviceReport& report) {
    constexpr std::size_t longestPlace = 128;
    if (!isName(report.device)) {
        return "device";
    }
    if (!isName(report.kind)) {
        return "kind";
    }
    if (!isName(report.driver)) {
        return "driver";
    }
    if (!isLine(report.where, longestPlace)) {
        return "where";
    }
    if (!isDeviceState(report.state)) {
        return "state";
    }
    if (!report.trouble.empty() && !isName(report.trouble)) {
        return "trouble";
    }
    if (report.since_ms < 0) {
        return "since_ms";
    }
    if (report.seen_at_ms && *report.seen_at_ms < 0) {
        return "seen_at_ms";
    }
    using Counter = std::pair<std::string_view, std::int64_t>;
    const std::array counters = {Counter{"done", report.done}, Counter{"failed", report.failed},
                                 Counter{"lost", report.lost}};
    const auto negative = std::ranges::find_if(counters, [](const auto& counter) { return counter.second < 0; });
    return negative == counters.end() ? std::nullopt : std::optional(negative->first);
}

std::optional<Fault> checkDevices(const std::vector<DeviceReport>& devices) {
    constexpr std::size_t mostDevices = 16;
    if (devices.size() > mostDevices) {
        return bad("$.devices");
    }
    for (std::size_t i = 0; i < devices.size(); ++i) {
        if (const auto member = wrongMember(devices[i])) {
            return bad("$.devices[" + std::to_string(i) + "]." + std::string(*member));
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Fault> validate(const IssueTicket& message) {
    if (!isName(message.kiosk)) {
        return bad("$.kiosk");
    }
    if (auto fault = checkItems(message.items)) {
        return fault;
    }
    if (message.claim && !isName(message.claim->claim)) {
        return bad("$.claim.claim");
    }
    if (message.claim && !oneOf(message.claim->evidence, {"proven", "declared"})) {
        return bad("$.claim.evidence");
    }
    if (message.desk && !isDeskNumber(*message.desk)) {
        return bad("$.desk");
    }
    if (message.helper && !isName(*message.helper)) {
        return bad("$.helper");
    }
    return checkPerson(message.person);
}

std::optional<Fault> validate(const PrintResult& message) {
    if (!isName(message.kiosk)) {
        return bad("$.kiosk");
    }
    if (!oneOf(message.result, {"printed", "failed", "abandoned"})) {
        return bad("$.result");
    }
    if (!message.fault.empty() && !isName(message.fault)) {
        return bad("$.fault");
    }
    return std::nullopt;
}

std::optional<Fault> validate(const CancelTicket& message) {
    return oneOf(message.by, {"visitor", "staff"}) ? std::nullopt : bad("$.by");
}

std::optional<Fault> validate(const AskHelp& message) {
    if (!isName(message.kiosk)) {
        return bad("$.kiosk");
    }
    return oneOf(message.reason, {"help", "wheelchair", "glasses", "paper", "printer", "reader"}) ? std::nullopt
                                                                                                  : bad("$.reason");
}

std::optional<Fault> validate(const OpenDesk& message) {
    return isName(message.staff) ? std::nullopt : bad("$.staff");
}

std::optional<Fault> validate(const PauseDesk& message) {
    return isLine(message.reason, 200) ? std::nullopt : bad("$.reason");
}

std::optional<Fault> validate(const TicketAtDesk& message) {
    return isLowerHex(message.ticket, 32) ? std::nullopt : bad("$.ticket");
}

std::optional<Fault> validate(const CallTicket& message) {
    return checkTicketAndReason(message);
}

std::optional<Fault> validate(const HoldTicket& message) {
    return checkTicketAndReason(message);
}

std::optional<Fault> validate(const TransferTicket& message) {
    if (auto fault = checkTicketAndReason(message)) {
        return fault;
    }
    if (message.group && !isName(*message.group)) {
        return bad("$.group");
    }
    if (message.to_desk && !isDeskNumber(*message.to_desk)) {
        return bad("$.to_desk");
    }
    return message.group || message.to_desk ? std::nullopt : bad("$");
}

std::optional<Fault> validate(const ReturnTicket& message) {
    return checkTicketAndReason(message);
}

std::optional<Fault> validate(const DecideClaim& message) {
    return isLowerHex(message.ticket, 32) ? std::nullopt : bad("$.ticket");
}

std::optional<Fault> validate(const ChangeLane& message) {
    if (auto fault = checkTicketAndReason(message)) {
        return fault;
    }
    return isName(message.lane) ? std::nullopt : bad("$.lane");
}

std::optional<Fault> validate(const BookAppointment& message) {
    if (auto fault = checkItems(message.items)) {
        return fault;
    }
    if (message.at_ms < 0 || message.at_ms > lastMoment) {
        return bad("$.at_ms");
    }
    return checkPerson(message.person);
}

std::optional<Fault> validate(const CheckIn& message) {
    return isName(message.kiosk) ? std::nullopt : bad("$.kiosk");
}

std::optional<Fault> validate(const ChangeDay& message) {
    return isName(message.by) ? std::nullopt : bad("$.by");
}

std::optional<Fault> validate(const ChangePolicy& message) {
    if (message.lanes.size() > 200) {
        return bad("$.lanes");
    }
    for (std::size_t i = 0; i < message.lanes.size(); ++i) {
        const LanePromise& one = message.lanes[i];
        const std::string place = "$.lanes[" + std::to_string(i) + "]";
        const auto last = message.lanes.begin() + static_cast<std::ptrdiff_t>(i);
        if (!isName(one.lane) || std::find_if(message.lanes.begin(), last, [&](const LanePromise& other) {
                                     return other.lane == one.lane;
                                 }) != last) {
            return bad(place + ".lane");
        }
        if (one.promise_s < 1 || one.promise_s > secondsOfDay) {
            return bad(place + ".promise_s");
        }
    }
    if (message.no_show && (message.no_show->calls < 1 || message.no_show->calls > 20)) {
        return bad("$.no_show.calls");
    }
    if (message.no_show && (message.no_show->spacing_s < 0 || message.no_show->spacing_s > 3600)) {
        return bad("$.no_show.spacing_s");
    }
    if (message.cover_after_s && (*message.cover_after_s < 0 || *message.cover_after_s > secondsOfDay)) {
        return bad("$.cover_after_s");
    }
    return isName(message.by) ? std::nullopt : bad("$.by");
}

std::optional<Fault> validate(const RateService& message) {
    if (!isLowerHex(message.ticket, 32)) {
        return bad("$.ticket");
    }
    return message.grade >= 1 && message.grade <= 5 ? std::nullopt : bad("$.grade");
}

std::optional<Fault> validate(const GiveNotice& message) {
    constexpr std::size_t mostPapers = 40;
    constexpr std::size_t longestPaper = 300;
    if (!isLowerHex(message.ticket, 32)) {
        return bad("$.ticket");
    }
    if (message.gaps.empty() || message.gaps.size() > 8) {
        return bad("$.gaps");
    }
    for (std::size_t i = 0; i < message.gaps.size(); ++i) {
        const Gap& gap = message.gaps[i];
        const std::string place = "$.gaps[" + std::to_string(i) + "]";
        const auto before = message.gaps.begin() + static_cast<std::ptrdiff_t>(i);
        if (!isName(gap.item) ||
            std::any_of(message.gaps.begin(), before, [&](const Gap& other) { return other.item == gap.item; })) {
            return bad(place + ".item");
        }
        if (gap.papers.empty() || gap.papers.size() > mostPapers ||
            !std::ranges::all_of(
                gap.papers, [](const std::string& paper) { return !paper.empty() && isLine(paper, longestPaper); })) {
            return bad(place + ".papers");
        }
    }
    return std::nullopt;
}

std::optional<Fault> validate(const AcceptMatter& message) {
    if (!isLowerHex(message.ticket, 32)) {
        return bad("$.ticket");
    }
    return isName(message.item) ? std::nullopt : bad("$.item");
}

std::optional<Fault> validate(const SettleMatter& message) {
    if (!isName(message.item)) {
        return bad("$.item");
    }
    if (!oneOf(message.outcome, {"done", "withdrawn"})) {
        return bad("$.outcome");
    }
    return isName(message.by) ? std::nullopt : bad("$.by");
}

std::optional<Fault> validate(const Acknowledge& message) {
    if (message.type != "ack"sv) {
        return bad("$.type");
    }
    if (message.call < 1) {
        return bad("$.call");
    }
    return oneOf(message.stage, {"shown", "spoken"}) ? std::nullopt : bad("$.stage");
}

std::optional<Fault> validate(const Alive& message) {
    return message.type == "alive"sv ? std::nullopt : bad("$.type");
}

std::optional<Fault> validate(const DeviceStatus& message) {
    if (message.type != "status"sv) {
        return bad("$.type");
    }
    if (!isDeviceState(message.printer)) {
        return bad("$.printer");
    }
    if (!isDeviceState(message.reader)) {
        return bad("$.reader");
    }
    return message.devices ? checkDevices(*message.devices) : std::nullopt;
}

std::optional<Fault> validate(const ReportDevices& message) {
    return checkDevices(message.devices);
}

} // namespace fifteen::protocol
