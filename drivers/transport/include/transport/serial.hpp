// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <filesystem>

/// Serial lines through the kernel's tty layer: real ports, USB adapters, CDC-ACM devices. Nothing here knows what is
/// on the other end. Always 8 data bits, no parity, 1 stop bit, no flow control: all that the devices of a hall speak.
namespace fifteen::transport {

struct SerialOptions {
    std::filesystem::path path; ///< /dev/ttyUSB0, or better a link of /dev/serial/by-path, which names the socket
    unsigned baud = 9600;       ///< 9600, 19200, 38400, 57600 or 115200
    std::vector<UsbId> ids{};   ///< with an empty path: the first tty of a USB device with one of these, by its name
};

/// Opens for this program alone and drops what came in before. As a Transport a serial line has one OUT endpoint 0x01,
/// one IN endpoint 0x81 and packets of one byte: receive() gives what has come, at least one byte; control() is
/// unsuitable; a line that hangs up, or an adapter that is unplugged, is noDevice. `unsuitable`: not a tty, or one that
/// does not do this speed.
Result<std::unique_ptr<Transport>> openSerial(const SerialOptions& options);

/// The serial line at one path, or of one kind of USB device. listen() tells at once when the path (for a kind:
/// anything in /dev) comes, goes, or changes its permissions; it need not exist beforehand, nor need its folder.
class SerialDeviceSource final : public DeviceSource {
public:
    /// Throws std::runtime_error where files cannot be watched (start-up).
    explicit SerialDeviceSource(SerialOptions options);
    ~SerialDeviceSource() override;

    Result<std::unique_ptr<Transport>> open() override;
    void listen(std::function<void()> changed) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace fifteen::transport
