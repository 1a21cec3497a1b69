// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/port.hpp"

#include <memory>
#include <string>

struct _UMockdevTestbed; // NOLINT(bugprone-reserved-identifier): umockdev's name for it

namespace fifteen::emulator {

/// A keyboard, such as a wedge scanner, as an input device of a umockdev testbed: a node /dev/input/eventN that can be
/// opened, polled, read and grabbed, and what sysfs says of it. N is a new one after every plugging. From one thread at
/// a time.
class UmockdevKeyboard final : public Plug {
public:
    /// Not plugged yet. The testbed must outlive the keyboard.
    UmockdevKeyboard(_UMockdevTestbed* testbed, std::uint16_t vendor, std::uint16_t product);
    ~UmockdevKeyboard() override;

    void plug() override;
    /// The node goes, and whoever reads it is told.
    void unplug() override;
    bool isPlugged() const override;

    /// Input events, as wedgeScan() makes them; waits until there is room for all of them. Throws std::runtime_error
    /// while it is not plugged, and where nobody reads: what was typed is lost then, as it would be in the kernel.
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
