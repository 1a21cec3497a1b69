// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "nav_keypad/keys.hpp"
#include "transport/transport.hpp"

#include <memory>

namespace fifteen::nav_keypad {

struct KeypadPresent {
    bool present;
    boost::system::error_code withheld{}; ///< not present to us, but there: transport::Error::denied or ::busy
};

/// A fault: more presses than a hand can make. They are thrown away until it is calm for a second.
struct KeypadFlooding {
    bool flooding;
};

using KeypadEvent = std::variant<KeypadPresent, KeyPressed, HeadsetPlugged, KeypadFlooding>;

struct KeypadServiceOptions {
    KeyMap map = KeyMap::usual();
    std::chrono::milliseconds reopenEvery{1000}; ///< after the keypad could not be opened
};

/// The keypad's thread: waits for it, tells of every key and of the headset, and so on for ever. The source is an
/// EvdevDeviceSource. A keypad that is unplugged takes its headset with it: that is told, too.
class KeypadService {
public:
    using Callback = std::function<void(const KeypadEvent&)>;

    /// `emit` runs on the service's thread and must only pass the event on. Starts at once.
    KeypadService(std::unique_ptr<transport::DeviceSource> source, Callback emit, KeypadServiceOptions options = {});
    KeypadService(const KeypadService&) = delete;
    KeypadService& operator=(const KeypadService&) = delete;
    /// Interrupts what is under way; no event after it returns.
    ~KeypadService();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::nav_keypad
