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
    {get, "/api/v1/stream", anyone, &Api::streamWithoutUpgrade}, // the staff view: see streamPermission
    {get, "/healthz", anyone, &Api::health},
    {get, "/metrics", anyone, &Api::metrics},
    {get, "/staff", staff, &Api::toStaffPage},
    {get, "/staff/{file*}", staff, &Api::staffPage},
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
        found.allowed = route.method == http::verb::get ? "GET, HEAD" : "POST";
    }
    return found;
}

std::string_view patternOf(std::size_t index) {
    return index < std::size(routes) ? routes[index].pattern : "other";
}

} // namespace fifteen::net
