// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/error.hpp"
#include "protocol/messages.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

/// Messages to JSON and back. Defined for every type of messages.hpp; this header stays light, Boost.JSON is inside.
namespace fifteen::protocol {

/// The longest text `decode` looks at: a command is far below, so a longer one is refused unread.
inline constexpr std::size_t maxCommandBytes = 16UL * 1024;
/// The longest text `decodeLenient` looks at: a site with its whole catalogue.
inline constexpr std::size_t maxAnswerBytes = 8UL * 1024 * 1024;

/// Compact JSON, members in the order of messages.hpp, absent optionals left out. Strings must be UTF-8.
template <class T>
std::string encode(const T& message);

/// For what a server receives: unknown members are refused, and the values of a command are checked (see validate.cpp).
template <class T>
Result<T> decode(std::string_view json);

/// For what a client receives: members it does not know come from a newer server and are ignored.
template <class T>
Result<T> decodeLenient(std::string_view json);

using ClientMessage = std::variant<Acknowledge, Alive, DeviceStatus>;

/// What a screen or kiosk sends up its stream, chosen by "type"; strict.
Result<ClientMessage> decodeClientMessage(std::string_view json);

} // namespace fifteen::protocol
