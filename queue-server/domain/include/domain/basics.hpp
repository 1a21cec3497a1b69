// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/result.hpp>

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace fifteen::domain {

/// Hall time: UTC in whole milliseconds. It is always an argument; nothing in here looks at a clock.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

/// 128 random bits, made outside (`decide` is pure). Also the token in the visitor's QR code.
struct TicketId {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const TicketId&) const = default;
};

/// Indices into the Site's tables: a ticket of a full day's hundred thousand must be small.
enum class LaneIndex : std::uint8_t {};
enum class GroupIndex : std::uint8_t {};
enum class ItemIndex : std::uint16_t {};
using DeskNumber = std::uint16_t; ///< the number over the desk, from 1

template <class T>
using Result = boost::system::result<T>;

} // namespace fifteen::domain

template <>
struct std::hash<fifteen::domain::TicketId> {
    std::size_t operator()(const fifteen::domain::TicketId& id) const noexcept { return id.high ^ id.low; }
};
