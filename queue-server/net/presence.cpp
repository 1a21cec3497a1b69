// SPDX-License-Identifier: Apache-2.0
#include "presence.hpp"

#include <utility>

namespace fifteen::net {

bool Presence::alive(View view, const std::string& client, TimePoint now) {
    if (view == View::kiosk) {
        const auto kiosk = kiosks_.find(client);
        if (kiosk == kiosks_.end()) {
            return false;
        }
        kiosk->second.seen = now;
        return !std::exchange(kiosk->second.online, true);
    }
    const auto display = displays_.find(client);
    if (display == displays_.end()) {
        return false;
    }
    display->second.seen = now;
    return std::exchange(display->second.dark, false);
}

bool Presence::connected(View view, const std::string& client, TimePoint now) {
    if (view == View::kiosk) {
        if (kiosks_.contains(client) || kiosks_.size() < mostOfAKind) {
            ++kiosks_[client].connections;
            return alive(view, client, now);
        }
        return false;
    }
    if (view != View::hall && view != View::desk) {
        return false;
    }
    const bool isNew = !displays_.contains(client);
    if (isNew && displays_.size() == mostOfAKind) {
        return false;
    }
    displays_[client].seen = now;
    return alive(view, client, now) || isNew;
}

bool Presence::disconnected(View view, const std::string& client) {
    // A display that went away is dark after its ten seconds like a silent one: it may be back in one.
    if (view != View::kiosk) {
        return false;
    }
    const auto kiosk = kiosks_.find(client);
    if (kiosk == kiosks_.end() || --kiosk->second.connections > 0) {
        return false;
    }
    return std::exchange(kiosk->second.online, false);
}

bool Presence::received(View view, const std::string& client, const protocol::ClientMessage& message, TimePoint now) {
    bool changed = alive(view, client, now);
    const auto* status = std::get_if<protocol::DeviceStatus>(&message);
    const auto kiosk = kiosks_.find(client);
    if (view == View::kiosk && status != nullptr && kiosk != kiosks_.end()) {
        changed = changed || kiosk->second.printer != status->printer || kiosk->second.reader != status->reader;
        kiosk->second.printer = status->printer;
        kiosk->second.reader = status->reader;
        if (status->devices) {
            kiosk->second.devices = *status->devices;
        }
    }
    return changed;
}

bool Presence::elapsed(TimePoint now) {
    bool changed = false;
    for (auto& [name, display] : displays_) {
        changed = (now - display.seen >= darkAfter_ && !std::exchange(display.dark, true)) || changed;
    }
    for (auto& [name, kiosk] : kiosks_) {
        changed = (now - kiosk.seen >= darkAfter_ && std::exchange(kiosk.online, false)) || changed;
    }
    for (auto& [desk, program] : deskPrograms_) {
        program.online = now - program.seen < darkAfter_; // in no line that is shown
    }
    return changed;
}

std::vector<protocol::DisplayLine> Presence::displays() const {
    std::vector<protocol::DisplayLine> lines;
    for (const auto& [name, display] : displays_) {
        lines.push_back({name, display.dark});
    }
    return lines;
}

std::vector<protocol::KioskLine> Presence::kiosks() const {
    std::vector<protocol::KioskLine> lines;
    for (const auto& [name, kiosk] : kiosks_) {
        lines.push_back({name, kiosk.online, kiosk.printer, kiosk.reader});
    }
    return lines;
}

std::vector<protocol::KioskDevices> Presence::devices() const {
    std::vector<protocol::KioskDevices> told;
    for (const auto& [name, kiosk] : kiosks_) {
        told.push_back({name, kiosk.online, kiosk.devices});
    }
    return told;
}

protocol::DeskDevices Presence::reported(domain::DeskNumber desk, std::vector<protocol::DeviceReport> devices,
                                         TimePoint now) {
    auto& program = deskPrograms_[desk];
    program = {now, true, std::move(devices)};
    return {desk, program.online, program.devices};
}

std::vector<protocol::DeskDevices> Presence::deskDevices() const {
    std::vector<protocol::DeskDevices> told;
    for (const auto& [desk, program] : deskPrograms_) {
        told.push_back({desk, program.online, program.devices});
    }
    return told;
}

} // namespace fifteen::net
