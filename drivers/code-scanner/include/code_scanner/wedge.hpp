// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/code_buffer.hpp"
#include "code_scanner/framing.hpp"

#include <array>
#include <linux/input.h>

namespace fifteen::code_scanner {

/// The character of a key on a US keyboard; none: it types nothing.
std::optional<char> typedBy(std::uint16_t key, bool shifted);

/// What a scanner that is a keyboard types, pure: the kernel's input events (struct input_event of this machine, whole
/// or in pieces) to characters of a US keyboard. Enter or Tab ends a code, or quiet() where the scanner is set to no
/// suffix. Caps lock is taken to be off at first, num lock to be on. Releases and repeats are nothing. Keys held with
/// Alt or Meta, as some scanners type foreign characters, make the code garbled: better none than a wrong one.
class WedgeFraming final : public Framing {
public:
    std::optional<Result<Scan>> take(std::span<const std::uint8_t>& bytes) override;

    bool pending() const override { return code_.pending() || have_ > 0; }

    std::optional<Result<Scan>> quiet() override;

private:
    std::optional<Result<Scan>> takeEvent(const input_event& event);
    std::optional<Result<Scan>> press(std::uint16_t key);
    void lostEvents();

    CodeBuffer code_;
    std::array<std::uint8_t, sizeof(input_event)> piece_{};
    std::size_t have_ = 0;  ///< bytes of `piece_`
    std::uint8_t held_ = 0; ///< modifier keys, bits as in a HID boot report
    bool capsLock_ = false;
    bool skipping_ = false; ///< to the end of a packet of which events were lost
};

} // namespace fifteen::code_scanner
