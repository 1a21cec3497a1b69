// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>

namespace fifteen::emulator {

enum class SignFault {
    none,
    silent,        ///< understands and shows, but never answers
    dead,          ///< no supply
    deafOnce,      ///< misses the next frame
    badAnswer,     ///< answers with a wrong CRC
    displayBroken, ///< NAK 03
    smallMemory,   ///< NAK 02 for texts of more than 12 bytes
    onlyUtf8,      ///< NAK 01 for GB 18030
};

/// Signs over windows on one line, which speak the frame that drivers/window-sign/README.md describes. The line is IN
/// 0x81 and OUT 0x01.
class SignModel final : public DeviceModel {
public:
    /// `onChange` runs after every good frame of the host.
    explicit SignModel(const std::vector<std::uint8_t>& addresses, std::function<void()> onChange = {});

    void setFault(std::uint8_t sign, SignFault fault);
    SignFault fault(std::uint8_t sign) const;

    /// The adapter hears what the host sends, as some RS-485 adapters do.
    void setEcho(bool echo) { echo_ = echo; }

    /// The sign's own supply fails and comes back: it is dark.
    void switchOffAndOn(std::uint8_t sign);

    /// The bytes of the text, in the encoding they came in.
    std::string shown(std::uint8_t sign) const;
    int encoding(std::uint8_t sign) const; ///< 1 UTF-8, 2 GB 18030; 0: nothing came yet
    int blinks(std::uint8_t sign) const;   ///< how many texts asked for attention
    int heard(std::uint8_t sign) const;    ///< good frames, repetitions included

    /// Frames with a wrong CRC, an impossible length, or bytes outside of frames.
    int garbage() const { return garbage_; }

    Bytes descriptors() const override { return {}; } ///< a serial line has none

    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) override;
    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) override;
    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint now) override;
    void powerOn(TimePoint now) override;

private:
    struct Sign {
        SignFault fault = SignFault::none;
        std::string shown;
        int encoding = 0;
        int blinks = 0;
        int heard = 0;
    };

    bool takeFrame();
    void obey(const Bytes& frame);
    void answer(const Bytes& frame, const Sign& sign, std::uint8_t refusal);

    std::function<void()> onChange_;
    std::map<std::uint8_t, Sign> signs_;
    bool echo_ = false;
    int garbage_ = 0;
    Bytes incoming_;
    std::deque<std::uint8_t> outgoing_;
};

} // namespace fifteen::emulator
