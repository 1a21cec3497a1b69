// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "access.hpp"
#include "http_message.hpp"
#include "types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fifteen::net {

class Api;

/// What a handler is: a member of Api that takes a request and answers when the disk has what it did.
using Handler = asio::awaitable<Response> (Api::*)(const Request&);

struct Route {
    http::verb method;
    std::string_view pattern; ///< "{...}" stands for one segment, a last "{...*}" for the rest of the path
    Permission permission;
    Handler handler;
};

struct Match {
    std::size_t index = 0; ///< for metrics
    const Route* route = nullptr;
    std::string_view parameter;
};

/// The route for a request; without one, the methods the path knows ("GET, HEAD"), or nothing if it knows the path not.
struct Found {
    std::optional<Match> match;
    std::string allowed;
};

/// HEAD finds what GET finds.
Found findRoute(http::verb method, std::string_view path);

/// The pattern of a route for metrics; "other" where nothing matched.
std::string_view patternOf(std::size_t index);
inline constexpr std::size_t noRoute = static_cast<std::size_t>(-1);

} // namespace fifteen::net
