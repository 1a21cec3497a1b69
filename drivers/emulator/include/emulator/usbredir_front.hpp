// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/port.hpp"

#include <filesystem>

namespace fifteen::emulator {

/// Each port is a Unix socket, FOLDER/NAME.usb, to which QEMU's `-device usb-redir` connects: a whole machine sees the
/// models, its own kernel in between. Models run on this front's thread. One connection a port; a newer one replaces
/// the older.
class UsbredirFront final : public Front {
public:
    /// The folder is made if it is missing. Throws std::filesystem::filesystem_error.
    explicit UsbredirFront(const std::filesystem::path& folder);
    ~UsbredirFront() override;

    /// Throws boost::system::system_error if the socket cannot be made.
    std::unique_ptr<Port> addPort(DeviceModel& model, const std::string& name) override;

private:
    class Loop;
    std::filesystem::path folder_;
    std::unique_ptr<Loop> loop_;
};

} // namespace fifteen::emulator
