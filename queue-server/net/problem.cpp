// SPDX-License-Identifier: Apache-2.0
#include "problem.hpp"

#include "protocol/codec.hpp"
#include "service/error.hpp"

#include <boost/beast/http/status.hpp>

namespace fifteen::net {
namespace {

struct Kind {
    std::uint16_t status;
    std::string_view code;
    std::string_view title;
};

Response make(const Kind& kind, std::string detail, std::optional<std::string> ticketState = {},
              std::optional<std::string> location = {}, std::optional<std::vector<protocol::LaneFigure>> lanes = {}) {
    protocol::Problem document;
    document.type = "urn:fifteen:problem:" + std::string(kind.code);
    document.title = kind.title;
    document.status = kind.status;
    document.detail = std::move(detail);
    document.code = kind.code;
    document.ticket_state = std::move(ticketState);
    document.location = std::move(location);
    document.lanes = std::move(lanes);
    Response response;
    response.status = kind.status;
    response.contentType = "application/problem+json";
    response.body = protocol::encode(document);
    return response;
}

Kind kindOf(Wrong wrong) {
    switch (wrong) {
    case Wrong::badRequest:
        return {400, "bad_request", "Not a request of HTTP/1.1"};
    case Wrong::idempotencyKeyMissing:
        return {400, "idempotency_key_missing", "Idempotency-Key missing"};
    case Wrong::notFound:
        return {404, "not_found", "Not found"};
    case Wrong::methodNotAllowed:
        return {405, "method_not_allowed", "Method not allowed"};
    case Wrong::requestTimeout:
        return {408, "request_timeout", "The request took too long"};
    case Wrong::bodyTooLarge:
        return {413, "too_large", "The body is too large"};
    case Wrong::targetTooLarge:
        return {414, "too_large", "The target is too long"};
    case Wrong::unsupportedMediaType:
        return {415, "unsupported_media_type", "The body must be application/json"};
    case Wrong::unknownPaper:
        return {422, "unknown_paper", "The item does not ask for this paper"};
    case Wrong::upgradeRequired:
        return {426, "upgrade_required", "This address is a WebSocket"};
    case Wrong::tooManyTries:
        return {429, "too_many_tries", "Too many tries"};
    case Wrong::headerTooLarge:
        return {431, "too_large", "The header is too large"};
    case Wrong::tooManyConnections:
        return {503, "too_many_connections", "Too many connections"};
    case Wrong::shuttingDown:
        return {503, "shutting_down", "The server is stopping"};
    case Wrong::diskRefused:
        return {503, "disk_refused", "The disk refused; nothing happened"};
    }
    return {400, "bad_request", "Not a request of HTTP/1.1"};
}

Kind kindOf(domain::Error error) {
    switch (error) {
    case domain::Error::unknownItem:
        return {422, "unknown_item", "There is no such item"};
    case domain::Error::itemsOfSeveralGroups:
        return {422, "items_of_several_groups", "Items of several groups"};
    case domain::Error::noItem:
        return {422, "no_item", "No item"};
    case domain::Error::tooManyItems:
        return {422, "too_many_items", "Too many items for one ticket"};
    case domain::Error::unknownClaim:
        return {422, "unknown_claim", "There is no such claim"};
    case domain::Error::groupClosed:
        return {409, "group_closed", "No desk serves this group"};
    case domain::Error::numbersUsedUp:
        return {409, "numbers_used_up", "The day's numbers are used up"};
    case domain::Error::unknownTicket:
        return {404, "unknown_ticket", "There is no such ticket today"};
    case domain::Error::ticketWrongState:
        return {409, "ticket_wrong_state", "The ticket's state does not allow this"};
    case domain::Error::ticketElsewhere:
        return {409, "ticket_elsewhere", "The ticket is at another desk"};
    case domain::Error::ticketExists:
        return {500, "ticket_exists", "The random source repeats itself"};
    case domain::Error::unknownDesk:
        return {404, "unknown_desk", "There is no such desk"};
    case domain::Error::deskClosed:
        return {409, "desk_closed", "The desk is closed"};
    case domain::Error::deskBusy:
        return {409, "desk_busy", "A visitor is at the desk"};
    case domain::Error::unknownHelpRequest:
        return {404, "unknown_help_request", "There is no such help request"};
    case domain::Error::hallClosed:
        return {409, "hall_closed", "The hall gives out no numbers now"};
    case domain::Error::unknownGroup:
        return {422, "unknown_group", "There is no such group"};
    case domain::Error::unknownLane:
        return {422, "unknown_lane", "There is no such lane"};
    case domain::Error::unknownReason:
        return {422, "unknown_reason", "Not one of this site's reasons"};
    case domain::Error::nothingDeclared:
        return {409, "nothing_declared", "No claim waits to be decided"};
    case domain::Error::unknownAppointment:
        return {404, "unknown_appointment", "There is no such appointment"};
    case domain::Error::appointmentUsed:
        return {409, "appointment_used", "The appointment has its ticket already"};
    case domain::Error::appointmentPast:
        return {422, "appointment_past", "The time is over"};
    case domain::Error::appointmentNotToday:
        return {409, "appointment_not_today", "The appointment is for another day"};
    case domain::Error::noAppointments:
        return {409, "no_appointments", "This site takes no appointments"};
    case domain::Error::unusablePolicy:
        return {422, "unusable_policy", "The policy cannot be used"};
    case domain::Error::itemDoneAtOnce:
        return {409, "item_done_at_once", "The item is done while the visitor waits"};
    case domain::Error::unknownMatter:
        return {404, "unknown_matter", "No such matter is open"};
    case domain::Error::noPaper:
        return {422, "no_paper", "Nothing is missing"};
    case domain::Error::ratedAlready:
        return {409, "rated_already", "The visit has been rated"};
    case domain::Error::ratingOver:
        return {409, "rating_over", "The visit can be rated no more"};
    }
    return {500, "internal", "Internal error"};
}

Kind kindOf(service::Error error) {
    switch (error) {
    case service::Error::keyReused:
        return {422, "idempotency_key_reused", "The Idempotency-Key was used for another request"};
    case service::Error::diskRefused:
        return {503, "disk_refused", "The disk refused; nothing happened"};
    case service::Error::tooBusy:
        return {503, "too_busy", "Too many commands are waiting; nothing happened"};
    }
    return {500, "internal", "Internal error"};
}

} // namespace

Response problem(Wrong wrong, std::string detail) {
    return make(kindOf(wrong), std::move(detail));
}

Response problem(Refusal refusal) {
    switch (refusal) {
    case Refusal::hostUnknown:
        return make({421, "host_not_known", "Not a name of this server"},
                    "use the server's address, or add the name to 'hosts' in server.toml");
    case Refusal::originForeign:
        return make({403, "origin_foreign", "A page of another site"}, "the Origin is not this server");
    case Refusal::staffOnlyHere:
        break;
    }
    return make({403, "staff_only_here", "Staff only"},
                "until there is a log-in, staff work on the server's own machine");
}

Response problem(const protocol::Fault& fault) {
    const std::uint16_t status = fault.error == protocol::Error::tooLarge ? 413 : 400;
    return make({status, protocol::codeOf(fault.error), "The message is not what it should be"},
                std::string(protocol::textOf(fault.error)), std::nullopt, fault.location);
}

Response policyRefused(std::string detail, std::vector<protocol::LaneFigure> lanes) {
    return make({409, "policy_refused", "The policy would break its own promises"}, std::move(detail), std::nullopt,
                std::nullopt, std::move(lanes));
}

Response problem(boost::system::error_code refused, std::optional<std::string> ticketState) {
    const bool ours = refused.category() == service::errorCategory();
    const Kind kind = ours ? kindOf(static_cast<service::Error>(refused.value()))
                           : kindOf(static_cast<domain::Error>(refused.value()));
    std::string detail = refused.message();
    if (kind.code != "ticket_wrong_state") {
        ticketState.reset();
    }
    return make(kind, std::move(detail), std::move(ticketState));
}

} // namespace fifteen::net
