// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "protocol/codec.hpp"
#include "protocol/messages.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fifteen::net {

enum class View : std::uint8_t { hall, desk, kiosk, staff };

/// Which displays and kiosks there are and whether they live. Time is an argument. A display counts once it has been
/// seen; it is remembered until the server restarts, so that one that broke is shown dark and not forgotten.
class Presence {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit Presence(std::chrono::milliseconds darkAfter)
        : darkAfter_(darkAfter) {}

    /// Each of these answers whether a line that is shown has changed. Views other than displays and kiosks are not
    /// kept.
    bool connected(View view, const std::string& client, TimePoint now);
    bool disconnected(View view, const std::string& client);
    bool received(View view, const std::string& client, const protocol::ClientMessage& message, TimePoint now);
    bool elapsed(TimePoint now);

    std::vector<protocol::DisplayLine> displays() const;
    std::vector<protocol::KioskLine> kiosks() const;
    std::vector<protocol::KioskDevices> devices() const;

    /// The program that drives a desk's devices has told of them. It counts as there for `darkAfter`.
    protocol::DeskDevices reported(domain::DeskNumber desk, std::vector<protocol::DeviceReport> devices, TimePoint now);
    std::vector<protocol::DeskDevices> deskDevices() const;

private:
    struct Display {
        TimePoint seen;
        bool dark = false;
    };

    struct Kiosk {
        TimePoint seen;
        int connections = 0;
        bool online = false;
        std::string printer = "unknown";
        std::string reader = "unknown";
        std::vector<protocol::DeviceReport> devices{};
    };

    struct DeskProgram {
        TimePoint seen;
        bool online = true;
        std::vector<protocol::DeviceReport> devices{};
    };

    /// Names come from outside: beyond so many of a kind a new one is not kept.
    static constexpr std::size_t mostOfAKind = 64;

    bool alive(View view, const std::string& client, TimePoint now);

    std::chrono::milliseconds darkAfter_;
    std::map<std::string, Display> displays_;
    std::map<std::string, Kiosk> kiosks_;
    std::map<domain::DeskNumber, DeskProgram> deskPrograms_;
};

} // namespace fifteen::net
