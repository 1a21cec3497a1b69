// SPDX-License-Identifier: Apache-2.0
#include "routes.hpp"

#include "api.hpp"

#include <iterator>

namespace fifteen::net {
namespace {

using enum http::verb;
using enum Permission;

// All there is, in one place; queue-server/protocol/openapi.yaml says the same, and a test compares the two.
constexpr Route routes[] = {
    {get, "/api/v1/site", anyone, &Api::site},
    {post, "/api/v1/tickets", anyone, &Api::issueTicket},
    {get, "/api/v1/tickets/{ticket}", anyone, &Api::ticket},
    {post, "/api/v1/tickets/{ticket}/print-result", anyone, &Api::recordPrint},
    {post, "/api/v1/tickets/{ticket}/cancel", anyone, &Api::cancelTicket},
    {post, "/api/v1/help-requests", anyone, &Api::askHelp},
    {post, "/api/v1/help-requests/{help}/acknowledge", staff, &Api::acknowledgeHelp},
    {post, "/api/v1/desks/{desk}/open", staff, &Api::openDesk},
    {post, "/api/v1/desks/{desk}/pause", staff, &Api::pauseDesk},
    {post, "/api/v1/desks/{desk}/close", staff, &Api::closeDesk},
    {post, "/api/v1/desks/{desk}/call-next", staff, &Api::callNext},
    {post, "/api/v1/desks/{desk}/recall", staff, &Api::recall},
    {post, "/api/v1/desks/{desk}/start", staff, &Api::startService},
    {post, "/api/v1/desks/{desk}/finish", staff, &Api::finishService},
    {post, "/api/v1/desks/{desk}/no-show", staff, &Api::markNoShow},
    {post, "/api/v1/desks/{desk}/resume", staff, &Api::resumeTicket},
    {post, "/api/v1/desks/{desk}/call", staff, &Api::callTicket},
    {post, "/api/v1/desks/{desk}/hold", staff, &Api::holdTicket},
    {post, "/api/v1/desks/{desk}/transfer", staff, &Api::transferTicket},
    {post, "/api/v1/desks/{desk}/return", staff, &Api::returnTicket},
    {post, "/api/v1/desks/{desk}/claim", staff, &Api::decideClaim},
    {post, "/api/v1/desks/{desk}/lane", staff, &Api::changeLane},
    {post, "/api/v1/desks/{desk}/notice", staff, &Api::giveNotice},
    {post, "/api/v1/desks/{desk}/accept", staff, &Api::acceptMatter},
    {post, "/api/v1/desks/{desk}/rating", staff, &Api::rateService},
    {post, "/api/v1/desks/{desk}/devices", staff, &Api::reportDevices},
    {get, "/api/v1/desks/{desk}/queue", staff, &Api::deskQueue},
    {get, "/api/v1/tickets/{ticket}/place", anyone, &Api::place}, // who has the ticket's token has the ticket
    {get, "/api/v1/tickets/{ticket}/explanation", staff, &Api::explanation},
    {get, "/api/v1/tickets/{ticket}/notices", staff, &Api::notices},
    {get, "/api/v1/matters", staff, &Api::matters},
    {post, "/api/v1/matters/{ticket}/settle", staff, &Api::settleMatter},
    {get, "/api/v1/advice", staff, &Api::advice},
    {post, "/api/v1/appointments", staff, &Api::bookAppointment},
    {get, "/api/v1/appointments", staff, &Api::appointments},
    {get, "/api/v1/appointments/by-code/{code}", anyone, &Api::appointmentsByCode},
    {get, "/api/v1/appointments/by-person/{id_hash}", anyone, &Api::appointmentsByPerson},
    {post, "/api/v1/appointments/{appointment}/cancel", staff, &Api::cancelAppointment},
    {post, "/api/v1/appointments/{appointment}/check-in", anyone, &Api::checkIn},
    {get, "/api/v1/day", staff, &Api::day},
    {post, "/api/v1/day/close", staff, &Api::closeDay},
    {post, "/api/v1/day/reopen", staff, &Api::reopenDay},
    {get, "/api/v1/policy", staff, &Api::policy},
    {post, "/api/v1/policy", staff, &Api::changePolicy},
    {get, "/api/v1/devices", staff, &Api::devices},
    {get, "/api/v1/stream", anyone, &Api::streamWithoutUpgrade}, // the staff view: see streamPermission
    {get, "/healthz", anyone, &Api::health},
    {get, "/metrics", anyone, &Api::metrics},
    {get, "/staff", staff, &Api::toStaffPage},
    {get, "/staff/{file*}", staff, &Api::staffPage},
    {get, "/t/{ticket}", anyone, &Api::visitorPage},
    {get, "/visitor/{file*}", anyone, &Api::visitorFile},
    {get, "/", staff, &Api::toStaffPage},
};

/// Nothing: the path does not fit the pattern.
std::optional<std::string_view> fit(std::string_view pattern, std::string_view path) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) {
        return pattern == path ? std::optional(std::string_view()) : std::nullopt;
    }
    if (!path.starts_with(pattern.substr(0, open))) {
        return std::nullopt;
    }
    const auto close = pattern.find('}', open);
    const std::string_view rest = path.substr(open);
    if (pattern[close - 1] == '*') {
        return rest;
    }
    const std::string_view parameter = rest.substr(0, rest.find('/'));
    const bool fits = !parameter.empty() && rest.substr(parameter.size()) == pattern.substr(close + 1);
    return fits ? std::optional(parameter) : std::nullopt;
}

} // namespace

Found findRoute(http::verb method, std::string_view path) {
    const http::verb wanted = method == http::verb::head ? http::verb::get : method;
    Found found;
    for (const Route& route : routes) {
        const auto parameter = fit(route.pattern, path);
        if (!parameter) {
            continue;
        }
        if (route.method == wanted) {
            found.match = Match{static_cast<std::size_t>(&route - std::begin(routes)), &route, *parameter};
            return found;
        }
        const std::string_view allowed = route.method == http::verb::get ? "GET, HEAD" : "POST";
        found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(allowed);
    }
    return found;
}

std::string_view patternOf(std::size_t index) {
    return index < std::size(routes) ? routes[index].pattern : "other";
}

} // namespace fifteen::net
