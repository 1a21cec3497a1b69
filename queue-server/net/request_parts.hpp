// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/error.hpp"
#include "problem.hpp"

#include <charconv>
#include <optional>
#include <string_view>

/// What handlers read off a request besides its message.
namespace fifteen::net {

/// A whole number from 1 on, and nothing else.
template <class Number>
std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = error == std::errc() && end == text.data() + text.size() && number > 0;
    return good ? std::optional(number) : std::nullopt;
}

/// Of a POST that says everything in its path: an empty body or {}.
inline bool isEmptyBody(std::string_view body) {
    return body.empty() || body == "{}";
}

inline Response refused(domain::Error error) {
    return problem(make_error_code(error), std::nullopt);
}

inline Response badValue(std::string location) {
    return problem(protocol::Fault{protocol::Error::badValue, std::move(location)});
}

/// For a handler that is no coroutine itself.
inline asio::awaitable<Response> immediately(Response response) {
    co_return response;
}

} // namespace fifteen::net
