// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>

namespace fifteen::emulator {

struct KeypadModelOptions {
    std::vector<std::uint8_t> pads{1};
    std::vector<std::uint8_t> evaluators;
    /// A frame that is not acknowledged is said again after so long, `repeats` times; then the press is lost.
    std::chrono::milliseconds repeatEvery{300};
    int repeats = 3;
};

enum class KeypadFault {
    none,
    deaf,     ///< hears nothing of what the host says
    badSum,   ///< every first try has a wrong sum, its repetitions are right
    noise,    ///< bytes that are no frame come before every frame
    cutShort, ///< every first try ends in the middle
};

/// One bus of 21-key callers and four-key evaluators (devices.md 4), all on one serial line. The line is IN 0x81 and
/// OUT 0x01.
class KeypadModel final : public DeviceModel {
public:
    /// `onChange` runs after every frame of the host, and after a press was lost.
    explicit KeypadModel(KeypadModelOptions options, std::function<void()> onChange = {});

    /// Key codes as typed: {0x0C} calls, {0x06, 0x0F} is 6 and confirm.
    void press(std::uint8_t pad, Bytes keys);
    /// One of the four keys of an evaluator, 0 to 3.
    void rate(std::uint8_t evaluator, std::uint8_t key);
    void setFault(std::uint8_t device, KeypadFault fault);
    KeypadFault fault(std::uint8_t device) const;

    /// The adapter hears what the host sends, as some RS-485 adapters do.
    void setEcho(bool echo) { echo_ = echo; }

    /// The six digits of a pad, blank where it shows nothing: "012034", "   017".
    std::string shown(std::uint8_t pad) const;
    int displays(std::uint8_t pad) const; ///< how often it was told what to show
    int beeps(std::uint8_t pad) const;
    bool isAsking(std::uint8_t evaluator) const; ///< for a grade
    int stars(std::uint8_t evaluator) const;
    /// Frames the device gave up repeating.
    int lost(std::uint8_t device) const;
    /// Whether the device waits for no acknowledgement.
    bool isIdle(std::uint8_t device) const;

    /// Host frames with a wrong length, sum or end, or for nobody.
    int notUnderstood() const { return notUnderstood_; }

    Bytes descriptors() const override { return {}; } ///< a serial line has none

    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) override;
    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) override;
    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint now) override;
    void powerOn(TimePoint now) override;

private:
    struct Device {
        bool isEvaluator = false;
        KeypadFault fault = KeypadFault::none;
        std::deque<Bytes> unacknowledged; ///< what is said, the first of them under way
        int tries = 0;                    ///< of the first
        TimePoint again;                  ///< when it is due again
        Bytes done;                       ///< the last acknowledgement
        std::string shown = "      ";
        int displays = 0;
        int beeps = 0;
        bool asking = false;
        int stars = 5;
        int lost = 0;
    };

    void hear(const Bytes& frame);
    void obey(Device& device, std::uint8_t command, std::span<const std::uint8_t> data);
    void speak(Device& device, TimePoint now);
    void say(const Device& device, const Bytes& frame);

    void changed() const;

    KeypadModelOptions options_;
    std::function<void()> onChange_;
    std::map<std::uint8_t, Device> devices_;
    bool echo_ = false;
    int notUnderstood_ = 0;
    Bytes incoming_;
    std::deque<std::uint8_t> outgoing_;
};

} // namespace fifteen::emulator
