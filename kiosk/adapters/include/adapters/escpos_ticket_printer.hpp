// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/ticket_printer.hpp"

#include <memory>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::escpos {
struct PrinterOptions;
}

namespace fifteen::adapters {

/// The driver for ESC/POS printers (drivers/escpos) brought onto Qt's loop.
class EscposTicketPrinter final : public TicketPrinter {
    Q_OBJECT

public:
    EscposTicketPrinter(std::unique_ptr<transport::DeviceSource> source, const escpos::PrinterOptions& options,
                        QObject* parent = nullptr);
    ~EscposTicketPrinter() override;

    void print(quint64 job, ticket::Bitmap picture) override;

    PrinterState state() const override { return state_; }

private:
    class Driver;
    void become(PrinterState state);

    PrinterState state_ = PrinterState::unknown;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
