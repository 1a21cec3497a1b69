// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/ticket_printer.hpp"

#include <functional>
#include <memory>

namespace fifteen::transport {
class DeviceSource;
class Transport;
} // namespace fifteen::transport

namespace fifteen::escpos {
struct PrinterOptions;
}

namespace fifteen::adapters {

/// The driver for ESC/POS printers (drivers/escpos) brought onto Qt's loop.
class EscposTicketPrinter final : public TicketPrinter {
    Q_OBJECT

public:
    /// What is known of a printer that was just opened; called on the driver's thread.
    using OptionsFor = std::function<escpos::PrinterOptions(const transport::Transport&)>;

    EscposTicketPrinter(std::unique_ptr<transport::DeviceSource> source, OptionsFor optionsFor,
                        QObject* parent = nullptr);
    ~EscposTicketPrinter() override;

    void print(quint64 job, ticket::Bitmap picture) override;

    PrinterState state() const override { return state_; }

    std::string trouble() const override { return trouble_; }

    bool ticketWaits() const override { return ticketWaits_; }

private:
    class Driver;
    void become(PrinterState state, std::string_view trouble);
    void ticketWaits(bool waits);

    PrinterState state_ = PrinterState::unknown;
    std::string trouble_;
    bool ticketWaits_ = false;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
