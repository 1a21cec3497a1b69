// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <memory>
#include <string>

struct _UMockdevTestbed; // NOLINT(bugprone-reserved-identifier): umockdev's name for it

namespace fifteen::emulator {

/// A keyboard, such as a wedge scanner, as an input device of a umockdev testbed: a node /dev/input/eventN that can be
/// opened, polled, read and grabbed, and what sysfs says of it. N is a new one after every plugging.
class UmockdevKeyboard {
public:
    /// Not plugged yet. The testbed must outlive the keyboard.
    UmockdevKeyboard(_UMockdevTestbed* testbed, std::uint16_t vendor, std::uint16_t product);
    UmockdevKeyboard(const UmockdevKeyboard&) = delete;
    UmockdevKeyboard& operator=(const UmockdevKeyboard&) = delete;
    ~UmockdevKeyboard();

    void plug();
    /// The node goes, and whoever reads it is told.
    void unplug();

    /// Input events, as wedgeScan() makes them. While it is plugged; waits until there is room for all of them.
    void type(const Bytes& events);

    /// A jack's switch, on or off: told to who asks for it; who listens is told by type().
    void setSwitch(std::uint16_t number, bool on);

    /// For keys that make no keyboard: a volume knob, a button. Before plug().
    void setTypes(bool types);
    /// Another program has grabbed the device.
    void setGrabbedByOthers(bool grabbed);
    /// Whether somebody has grabbed it since it was plugged.
    bool isGrabbed() const;

    std::string node() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace fifteen::emulator
