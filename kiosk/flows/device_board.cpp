// SPDX-License-Identifier: Apache-2.0
#include "flows/device_board.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::flows {

std::string_view nameOf(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::idCard:
        return "id-card";
    case DeviceKind::socialCard:
        return "social-card";
    case DeviceKind::codeScanner:
        return "code-scanner";
    case DeviceKind::navKeypad:
        return "nav-keypad";
    case DeviceKind::printer:
        return "printer";
    case DeviceKind::deskKeypad:
        return "desk-keypad";
    case DeviceKind::evaluator:
        return "evaluator";
    case DeviceKind::windowSign:
        return "window-sign";
    }
    return "";
}

std::string_view nameOf(DeviceState state) {
    switch (state) {
    case DeviceState::ok:
        return "ok";
    case DeviceState::nearEnd:
        return "near_end";
    case DeviceState::paperEnd:
        return "paper_end";
    case DeviceState::coverOpen:
        return "cover_open";
    case DeviceState::fault:
        return "fault";
    case DeviceState::absent:
        return "absent";
    case DeviceState::unknown:
        return "unknown";
    }
    return "";
}

std::size_t DeviceBoard::add(DeviceLine line, std::int64_t nowMs) {
    line.sinceMs = nowMs;
    lines_.push_back(std::move(line));
    return lines_.size() - 1;
}

bool DeviceBoard::become(std::size_t device, DeviceState state, std::string_view trouble, std::int64_t nowMs) {
    auto& line = lines_.at(device);
    const bool isThere = state != DeviceState::absent && state != DeviceState::unknown;
    const bool wasThere = line.state != DeviceState::absent && line.state != DeviceState::unknown;
    // A device that goes away was there until now; of one that fell silent nobody knows since when it is not.
    if (isThere || (wasThere && state == DeviceState::absent)) {
        line.seenAtMs = nowMs;
    }
    if (line.state == state && line.trouble == trouble) {
        return false;
    }
    if (state == DeviceState::absent && line.state != DeviceState::absent && line.seenAtMs) {
        ++line.lost; // one that was never seen has not gone away
    }
    line.state = state;
    line.trouble = trouble;
    line.sinceMs = nowMs;
    return true;
}

bool DeviceBoard::setDriver(std::string_view name, std::string_view driver) {
    const auto line = std::ranges::find(lines_, name, &DeviceLine::name);
    if (line == lines_.end() || line->driver == driver) {
        return false;
    }
    line->driver = driver;
    return true;
}

void DeviceBoard::succeeded(std::size_t device, std::int64_t nowMs) {
    auto& line = lines_.at(device);
    ++line.done;
    line.seenAtMs = nowMs;
}

void DeviceBoard::failed(std::size_t device, std::int64_t nowMs) {
    auto& line = lines_.at(device);
    ++line.failed;
    line.seenAtMs = nowMs;
}

} // namespace fifteen::flows
