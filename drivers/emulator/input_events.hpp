// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <linux/input.h>

namespace fifteen::emulator {

/// One `struct input_event` of this machine more, as a program reads it from /dev/input.
inline void addEvent(Bytes& bytes, std::uint16_t type, std::uint16_t code, std::int32_t value) {
    const input_event event{.time = {}, .type = type, .code = code, .value = value};
    std::array<std::uint8_t, sizeof event> raw{};
    std::memcpy(raw.data(), &event, sizeof event);
    bytes.insert(bytes.end(), raw.begin(), raw.end());
}

} // namespace fifteen::emulator
