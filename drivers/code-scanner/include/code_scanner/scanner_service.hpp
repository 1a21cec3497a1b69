// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/code_kind.hpp"
#include "code_scanner/scanner.hpp"

#include <functional>
#include <variant>

namespace fifteen::code_scanner {

struct ScannerPresent {
    bool present;                         ///< there, and in a mode we understand
    boost::system::error_code withheld{}; ///< not present to us, but there: transport::Error::denied or ::busy
};

struct Scanned {
    Scan scan;
    CodeKind kind;
};

/// Something was scanned that did not arrive whole.
struct ScanFailed {
    Error error; ///< garbled or tooLong
};

/// A fault: the scanner sends far more than anybody can scan. All of it is thrown away until it is calm again.
struct ScannerFlooding {
    bool flooding;
};

/// A fault: a HID that is no bar code scanner, most likely because it was set to be a keyboard. It is held, so that it
/// types nowhere, until it is unplugged; a code of its manual sets it right.
struct ScannerInWrongMode {};

using ScannerEvent = std::variant<ScannerPresent, Scanned, ScanFailed, ScannerFlooding, ScannerInWrongMode>;

struct ScannerServiceOptions {
    ScannerOptions scanner;
    std::chrono::milliseconds reopenEvery{1000}; ///< after the scanner could not be opened
    /// Between two looks at a flood; each takes away 4 KiB at most.
    std::chrono::milliseconds floodLookEvery{50};
};

/// The scanner's thread: waits for the scanner, tells of every code, and so on for ever. The source decides what it is:
///   HID-POS  UsbDeviceSource with the wish {class 3, inNeeded, no outNeeded}
///   serial   a tty's source
///   wedge    EvdevDeviceSource
class ScannerService {
public:
    using Callback = std::function<void(const ScannerEvent&)>;

    /// `emit` runs on the service's thread and must only pass the event on. Starts at once.
    ScannerService(std::unique_ptr<transport::DeviceSource> source, Callback emit, ScannerServiceOptions options = {});
    ScannerService(const ScannerService&) = delete;
    ScannerService& operator=(const ScannerService&) = delete;
    /// Interrupts what is under way; no event after it returns.
    ~ScannerService();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::code_scanner
