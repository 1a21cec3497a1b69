// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/cups_state.hpp"
#include "adapters/cups_subscription.hpp"
#include "ticket/bitmap.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace fifteen::adapters {

/// One queue of a CUPS server, and the IPP requests a ticket needs. Blocks for at most some seconds a call; for one
/// thread. A failure leaves its text in problem().
class CupsQueue {
public:
    /// `server`: host, host:port or socket path as in CUPS_SERVER; empty: CUPS's own setting. Jobs bear `jobName`.
    CupsQueue(std::string server, std::string queue, std::string jobName);
    CupsQueue(const CupsQueue&) = delete;
    CupsQueue& operator=(const CupsQueue&) = delete;
    ~CupsQueue();

    struct Look {
        PrinterState state = PrinterState::gone;
        bool silent = false;     ///< the printer itself did not answer; some take no second connection while they print
        bool connecting = false; ///< a job, anybody's, has not reached the printer yet
        bool grey = false;       ///< the printer takes no 1-bit raster
        std::string trouble{};   ///< in a word of the wire (troubleOf)
        std::string reasons{};
    };

    /// The queue's state and, where it is reached by IPP, that of the printer itself: without a job CUPS does not learn
    /// that paper ended, nor that it is back. Other printers in trouble are asked by a ReportStatus job where the
    /// driver knows that; where it does not, what the last job left behind is no trouble.
    Look look();

    /// The number of the job, once the server has all of it.
    std::optional<int> submit(const ticket::Bitmap& picture, bool grey);

    enum class JobState { waiting, completed, stopped, cancelled, lost };
    JobState jobState(int job);

    /// To hear of the queue while a job is printed; null: the server has no subscriptions. Must not outlive this
    /// object.
    std::unique_ptr<CupsSubscription> subscribe();

    /// No job of that name is left on the server when this succeeds.
    bool cancelAll();

    const std::string& problem() const { return problem_; }

private:
    class Connection;
    Connection* connection();
    std::optional<CupsAttributes> askQueue();
    std::optional<CupsAttributes> askPrinter(const std::string& deviceUri);
    std::optional<CupsAttributes> renewed(CupsAttributes queue);
    std::optional<int> printJob(const char* format, std::span<const std::byte> document);
    bool cancel(int job);

    const std::string server_;
    const std::string uri_;
    const std::string jobName_;
    std::unique_ptr<Connection> connection_;
    std::string problem_;
};

} // namespace fifteen::adapters
