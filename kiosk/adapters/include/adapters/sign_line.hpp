// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/window_sign.hpp"

#include <QObject>

#include <cstdint>
#include <memory>
#include <string>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::adapters {

enum class SignKind {
    text,        ///< our own frame, UTF-8
    textGb18030, ///< our own frame, GB 18030
    numberBoard, ///< digits alone, and no answer
};

/// The driver for signs over windows (drivers/window-sign), one serial line, brought onto Qt's loop.
class SignLine : public QObject {
    Q_OBJECT

public:
    SignLine(std::unique_ptr<transport::DeviceSource> source, SignKind kind, QObject* parent = nullptr);
    ~SignLine() override;

    void show(std::uint8_t sign, const flows::SignFace& face);

signals:
    /// `why`: if it is not there. `withheld`: "denied" or "busy", if it is there and may not be opened; or empty.
    void presentChanged(bool present, const std::string& why, const std::string& withheld);
    /// The sign shows what it was sent; it does not: it is silent, or refuses.
    void signChanged(std::uint8_t sign, bool shows, const std::string& why);

private:
    class Driver;
    const SignKind kind_;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
