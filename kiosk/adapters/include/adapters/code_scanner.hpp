// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/input_device.hpp"
#include "flows/visit_state.hpp"

#include <memory>
#include <string>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::code_scanner {
struct ScannerServiceOptions;
}

namespace fifteen::adapters {

/// The driver for code scanners (drivers/code-scanner) brought onto Qt's loop. What was scanned is in no log. Its
/// troubles are also "wrong_mode".
class CodeScanner : public InputDevice {
    Q_OBJECT

public:
    CodeScanner(std::unique_ptr<transport::DeviceSource> source, const code_scanner::ScannerServiceOptions& options,
                QObject* parent = nullptr);
    ~CodeScanner() override;

signals:
    void scanned(fifteen::flows::ScannedKind kind, const std::string& text);

private:
    class Driver;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
