// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/desk_pad.hpp"

#include <QObject>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::adapters {

/// The driver for pads and evaluators (drivers/desk-keypad), one serial line, brought onto Qt's loop.
class KeypadLine : public QObject {
    Q_OBJECT

public:
    /// `addresses`: the devices that should be there. `gradeOfKey`: stars, 1 to 5, of an evaluator's four keys.
    KeypadLine(std::unique_ptr<transport::DeviceSource> source, std::vector<std::uint8_t> addresses,
               std::array<int, 4> gradeOfKey, QObject* parent = nullptr);
    ~KeypadLine() override;

    void show(std::uint8_t pad, const flows::PadFace& face);
    void beep(std::uint8_t pad);
    void askRating(std::uint8_t evaluator);

signals:
    void pressed(std::uint8_t pad, const fifteen::flows::PadPress& press);
    void rated(std::uint8_t evaluator, int grade);
    /// `why`: if it is not there. `withheld`: "denied" or "busy", if it is there and may not be opened; or empty.
    void presentChanged(bool present, const std::string& why, const std::string& withheld);
    /// A device spoke for the first time, or after long; it has not spoken for long.
    void heardChanged(std::uint8_t address, bool heard);

private:
    class Driver;
    const std::array<int, 4> gradeOfKey_;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
