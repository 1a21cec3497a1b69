// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::flows {

enum class DeviceKind { idCard, socialCard, codeScanner, navKeypad, printer, deskKeypad, evaluator, windowSign };

/// From well to bad.
enum class DeviceState { ok, nearEnd, paperEnd, coverOpen, fault, absent, unknown };

/// The words of the wire (protocol's DeviceReport).
std::string_view nameOf(DeviceKind kind);
std::string_view nameOf(DeviceState state);

/// What is known of one device since the program started. Times are milliseconds since 1970-01-01 UTC.
struct DeviceLine {
    std::string name; ///< at this kiosk or desk, unique: "reader", "reader-2"
    DeviceKind kind = DeviceKind::printer;
    std::string driver;
    std::string where; ///< how it is found, for who services it
    DeviceState state = DeviceState::unknown;
    std::string trouble{}; ///< what exactly: "head_hot"; empty: the state says it all
    std::int64_t sinceMs = 0;
    std::optional<std::int64_t> seenAtMs{}; ///< absent: it has not been there yet
    std::uint64_t done = 0;                 ///< cards read, tickets printed, codes scanned, keys pressed
    std::uint64_t failed = 0;
    std::uint64_t lost = 0; ///< how often it went away
    bool operator==(const DeviceLine&) const = default;
};

/// The devices of a kiosk or a desk and how they are. Pure: the time is an argument.
class DeviceBoard {
public:
    /// A device is told of by its place on the board.
    std::size_t add(DeviceLine line, std::int64_t nowMs);
    /// False: it was so already.
    bool become(std::size_t device, DeviceState state, std::string_view trouble, std::int64_t nowMs);
    /// The variant that is in use; false: nobody of that name, or it was so already.
    bool setDriver(std::string_view name, std::string_view driver);
    void succeeded(std::size_t device, std::int64_t nowMs);
    void failed(std::size_t device, std::int64_t nowMs);

    const std::vector<DeviceLine>& lines() const { return lines_; }

private:
    std::vector<DeviceLine> lines_;
};

} // namespace fifteen::flows
