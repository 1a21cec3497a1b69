// SPDX-License-Identifier: Apache-2.0
#include "serial_transport.hpp"
#include "transport/serial.hpp"
#include "usb_ttys.hpp"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>

namespace fifteen::transport {

namespace {

std::optional<speed_t> speedOf(unsigned baud) {
    switch (baud) {
    case 9600:
        return B9600;
    case 19200:
        return B19200;
    case 38400:
        return B38400;
    case 57600:
        return B57600;
    case 115200:
        return B115200;
    default:
        return std::nullopt;
    }
}

Error openError(int number) {
    switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case EIO: // a tty whose other end has hung up
        return Error::noDevice;
    case EACCES:
    case EPERM:
        return Error::denied;
    case EBUSY:
    case EWOULDBLOCK:
        return Error::busy;
    case EISDIR:
    case ENOTTY:
    case EINVAL:
        return Error::unsuitable;
    default:
        return Error::failed;
    }
}

// TIOCEXCL keeps other users out, but not root, whom the lock tells: programs that open serial lines (picocom, minicom,
// this one) ask for it.
Result<void> takeForUs(int line) {
    if (flock(line, LOCK_EX | LOCK_NB) != 0 || ioctl(line, TIOCEXCL) != 0) {
        return openError(errno);
    }
    return {};
}

// tcsetattr succeeds when any of the settings was taken, so they are read back.
Result<void> setUp(int line, speed_t speed) {
    termios settings{};
    if (tcgetattr(line, &settings) != 0) {
        return openError(errno);
    }
    cfmakeraw(&settings);
    settings.c_iflag &= ~static_cast<tcflag_t>(IXOFF | IXANY); // cfmakeraw leaves these to their last user
    settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
    settings.c_cflag |= CLOCAL | CREAD;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    if (cfsetspeed(&settings, speed) != 0 || tcsetattr(line, TCSANOW, &settings) != 0) {
        return openError(errno);
    }
    termios taken{};
    if (tcgetattr(line, &taken) != 0) {
        return openError(errno);
    }
    constexpr tcflag_t kFrame = CSIZE | CSTOPB | PARENB;
    const bool same = cfgetospeed(&taken) == speed && (taken.c_cflag & kFrame) == (settings.c_cflag & kFrame);
    if (!same) {
        return Error::unsuitable;
    }
    tcflush(line, TCIOFLUSH); // what was said before anybody listened
    return {};
}

Result<std::unique_ptr<Transport>> openLine(const std::filesystem::path& path, speed_t speed) {
    // Non-blocking, or opening a line with modem control would wait for a carrier.
    FileDescriptor line(open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    if (!line) {
        return openError(errno);
    }
    if (isatty(line.get()) == 0) {
        return openError(errno);
    }
    if (const auto taken = takeForUs(line.get()); !taken) {
        return taken.error();
    }
    if (const auto ready = setUp(line.get(), speed); !ready) {
        ioctl(line.get(), TIOCNXCL);
        return ready.error();
    }
    FileDescriptor interruption(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    if (!interruption) {
        return Error::failed;
    }
    return std::make_unique<SerialTransport>(std::move(line), std::move(interruption));
}

} // namespace

Result<std::unique_ptr<Transport>> openSerial(const SerialOptions& options) {
    const auto speed = speedOf(options.baud);
    if (!speed) {
        return Error::unsuitable;
    }
    if (!options.path.empty()) {
        return openLine(options.path, *speed);
    }
    Result<std::unique_ptr<Transport>> opened = Error::noDevice;
    for (const auto& path : ttysOf(options.ids)) {
        opened = openLine(path, *speed);
        if (opened) {
            break;
        }
    }
    return opened;
}

} // namespace fifteen::transport
