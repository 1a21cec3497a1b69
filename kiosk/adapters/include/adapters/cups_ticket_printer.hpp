// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/ticket_printer.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace fifteen::adapters {

struct CupsOptions {
    std::string server; ///< host, host:port or socket path; empty: as CUPS is set up (CUPS_SERVER, client.conf)
    std::string queue;
    std::string jobName = "Fifteen"; ///< must differ between kiosks that share a queue
    std::chrono::milliseconds lookEvery{5000};
    std::chrono::milliseconds giveUpAfter{20000}; ///< from the request to the job's end
};

/// Prints through any CUPS queue, as PWG raster. Before a job it asks the queue and the printer; then watches the job
/// to its end; a job that meets trouble or takes too long is cancelled, and so are those a kiosk that died left behind:
/// a ticket must not come out an hour later.
class CupsTicketPrinter final : public TicketPrinter {
    Q_OBJECT

public:
    explicit CupsTicketPrinter(CupsOptions options, QObject* parent = nullptr);
    ~CupsTicketPrinter() override;

    void print(quint64 job, ticket::Bitmap picture) override;

    PrinterState state() const override { return state_; }

    /// "connecting" while a job has not reached the printer: with state unknown, for it may not be there.
    std::string trouble() const override { return trouble_; }

private:
    void take(PrinterState state, const std::string& trouble);

    class Worker;
    PrinterState state_ = PrinterState::unknown;
    std::string trouble_;
    std::unique_ptr<Worker> worker_;
};

} // namespace fifteen::adapters
