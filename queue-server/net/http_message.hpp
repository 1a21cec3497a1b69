// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "access.hpp"
#include "types.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fifteen::net {

/// A request as the handlers see it; views into the session's buffers, alive until the answer is made.
struct Request {
    http::verb method = http::verb::unknown;
    std::string_view path;  ///< without the query
    std::string_view query; ///< without '?'
    std::string_view body;
    std::string_view contentType;
    std::string_view idempotencyKey;
    std::string_view ifNoneMatch;
    Caller caller;
    std::string_view parameter; ///< what stands for "{...}" in the route's pattern
};

struct Response {
    std::uint16_t status = 200;
    std::string_view contentType = "application/json"; ///< empty: no body
    std::string body;
    Frame shared; ///< a body that many answers share; used instead of `body`
    std::vector<std::pair<std::string_view, std::string>> headers;

    std::string_view content() const { return shared ? std::string_view(*shared) : std::string_view(body); }
};

/// Status line and header fields up to the empty line. `close`: this is the connection's last answer.
std::string headOf(const Response& response, bool close);

} // namespace fifteen::net
