// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit.hpp"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::code_scanner {
struct ScannerServiceOptions;
}

namespace fifteen::adapters {

/// The driver for code scanners (drivers/code-scanner) brought onto Qt's loop. What was scanned is in no log.
class CodeScanner : public QObject {
    Q_OBJECT

public:
    CodeScanner(std::unique_ptr<transport::DeviceSource> source, const code_scanner::ScannerServiceOptions& options,
                QObject* parent = nullptr);
    ~CodeScanner() override;

    /// Not known (nothing) until the scanner was looked for.
    std::optional<bool> present() const { return present_; }

    /// "flooding", "wrong_mode", "denied", "busy"; empty: none.
    std::string trouble() const { return trouble_; }

signals:
    /// present() or trouble() is another.
    void stateChanged();
    void scanned(fifteen::flows::ScannedKind kind, const std::string& text);
    /// Something was held before it that did not arrive whole.
    void scanFailed();

private:
    class Driver;
    void become(std::optional<bool> present, const char* trouble);

    std::optional<bool> present_;
    std::string trouble_;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
