// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/ticket_printer.hpp"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace fifteen::adapters {

/// Several printers as one: the first that is well prints, the next one does when it fails, and what is said of them is
/// said of the best. A ticket of which a whole one may have come out goes to no other printer: two of one number in two
/// mouths would be two people's. Then it has failed, and the visitor decides, as with one printer.
class TicketPrinters final : public TicketPrinter {
    Q_OBJECT

public:
    /// In the order of preference; at least one.
    explicit TicketPrinters(std::vector<std::unique_ptr<TicketPrinter>> printers, QObject* parent = nullptr);
    ~TicketPrinters() override;

    void print(quint64 job, ticket::Bitmap picture) override;

    PrinterState state() const override { return best().state(); }

    std::string trouble() const override { return best().trouble(); }

    /// Of the one that printed last: an older ticket elsewhere is not this visitor's.
    bool ticketWaits() const override { return last_ != nullptr && last_->ticketWaits(); }

private:
    struct Job {
        ticket::Bitmap picture;
        std::vector<TicketPrinter*> next; ///< not tried yet, the best first
        std::optional<PrintOutcome> failure;
    };

    const TicketPrinter& best() const;
    void giveToNext(quint64 number, Job& job);
    void ended(TicketPrinter& printer, quint64 number, const PrintOutcome& outcome);
    void look();

    std::vector<std::unique_ptr<TicketPrinter>> printers_;
    std::map<quint64, Job> jobs_;
    const TicketPrinter* last_ = nullptr; ///< printed last
    PrinterState toldState_;
    std::string toldTrouble_;
};

} // namespace fifteen::adapters
