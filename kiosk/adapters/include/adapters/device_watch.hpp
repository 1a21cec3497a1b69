// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_reader.hpp"
#include "adapters/input_device.hpp"
#include "adapters/ticket_printer.hpp"
#include "flows/device_board.hpp"
#include "protocol/device_messages.hpp"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace fifteen::adapters {

/// Keeps the board of a kiosk's or a desk's devices from what their adapters say. One thread: Qt's.
class DeviceWatch : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds countersEvery{10000}; ///< work alone is told of at most so often
        std::function<std::chrono::sys_time<std::chrono::milliseconds>()> now; ///< empty: the system's clock
    };

    explicit DeviceWatch(Options options, QObject* parent = nullptr);

    /// The device lives longer than this. `line`: its name, kind, driver and place.
    void watch(flows::DeviceLine line, CardReader& reader);
    void watch(flows::DeviceLine line, TicketPrinter& printer);
    void watch(flows::DeviceLine line, InputDevice& input);

    /// For an adapter that serves several devices at once: its place on the board, and what becomes of it.
    std::size_t add(flows::DeviceLine line) { return board_.add(std::move(line), now()); }

    void become(std::size_t device, flows::DeviceState state, std::string_view trouble);
    /// Which variant of its driver a device turned out to be: "escpos-custom" of what was "escpos".
    void setDriver(std::string_view device, std::string_view driver);
    void worked(std::size_t device, bool succeeded);

    const flows::DeviceBoard& board() const { return board_; }

    /// The board in the words of the wire.
    std::vector<protocol::DeviceReport> reports() const;

signals:
    /// Another state at once, other counters after a while.
    void changed();

private:
    std::int64_t now() const;

    Options options_;
    flows::DeviceBoard board_;
    QTimer later_;
};

} // namespace fifteen::adapters
