// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/config.hpp"
#include "emulator/pty_front.hpp"
#include "emulator/sign_model.hpp"

#include <map>
#include <string>

namespace fifteen::emulator {

/// A device on a serial line shows something else than before. A pad: its six digits; a sign: its text; an evaluator:
/// "asking" or nothing.
struct ShownEvent {
    enum class Device { pad, evaluator, sign };
    Device device = Device::pad;
    std::uint8_t address = 0;
    std::string shown;
};

/// Two serial lines in a folder: `keypads`, a bus of pads and evaluators, and `signs`. From any thread.
class SerialBench {
public:
    using Emit = std::function<void(ShownEvent)>;

    /// `emit` runs on a line's thread, under its lock: it must only pass the event on. Both are plugged.
    SerialBench(const Config& config, const std::filesystem::path& folder, Emit emit);

    /// Key codes as typed.
    void press(std::uint8_t pad, const Bytes& keys);
    void rate(std::uint8_t evaluator, std::uint8_t key);

    PtyFront& keypadLine() { return keypadFront_; }

    PtyFront& signLine() { return signFront_; }

private:
    void lookAtKeypads();
    void lookAtSigns();
    void look(std::map<std::uint8_t, std::string>& told, ShownEvent event);

    const Emit emit_;
    const KeypadModelOptions options_;
    const std::vector<std::uint8_t> signs_;
    std::map<std::uint8_t, std::string> keypadsTold_; ///< of the keypads' thread
    std::map<std::uint8_t, std::string> signsTold_;   ///< of the signs' thread
    KeypadModel keypadModel_;
    SignModel signModel_;
    PtyFront keypadFront_;
    PtyFront signFront_;
};

} // namespace fifteen::emulator
