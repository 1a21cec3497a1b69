// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/printer.hpp"

#include <variant>

namespace fifteen::escpos {

/// The printer's state changed, or is known for the first time. No trouble: ready.
struct PrinterState {
    std::optional<Error> trouble;
    bool paperNearEnd = false;
    /// A ticket lies in the mouth and is to be taken; false again when it has been. Only from printers of
    /// Dialect::customVkp, which know.
    bool ticketPresented = false;
    /// What the printer waits for by itself (Status::passing); a ticket may be given to it all the same.
    std::optional<Error> passing{};
    bool operator==(const PrinterState&) const = default;
};

/// A job is over. No trouble: printed and cut.
struct PrintDone {
    std::uint64_t job = 0;
    std::optional<Error> trouble;
    Progress progress = Progress::nothing; ///< with trouble: how far it came
};

using PrinterEvent = std::variant<PrinterState, PrintDone>;

struct PrinterServiceTiming {
    std::chrono::milliseconds statusEvery{2000}; ///< while nothing is printed
    std::chrono::milliseconds reopenEvery{1000}; ///< after the printer could not be opened
    std::chrono::milliseconds mouthEvery{300};   ///< statusEvery of printers that know whether a ticket was taken
};

/// The printer's thread: keeps the printer open, asks for its state while idle, prints what it is given in order.
class PrinterService {
public:
    using Callback = std::function<void(const PrinterEvent&)>;
    /// What is known of the printer that was just opened; on the service's thread.
    using OptionsFor = std::function<PrinterOptions(const transport::Transport&)>;

    /// `emit` runs on the service's thread and must only pass the event on. Starts at once.
    PrinterService(std::unique_ptr<transport::DeviceSource> source, OptionsFor optionsFor, Callback emit,
                   PrinterServiceTiming timing = {});
    /// The same options whichever printer it is.
    PrinterService(std::unique_ptr<transport::DeviceSource> source, const PrinterOptions& options, Callback emit,
                   PrinterServiceTiming timing = {});
    PrinterService(const PrinterService&) = delete;
    PrinterService& operator=(const PrinterService&) = delete;
    /// Interrupts what is under way; no event after it returns, jobs not done are forgotten.
    ~PrinterService();

    /// From any thread. Answered by exactly one PrintDone; printerGone if no printer is there when its turn comes.
    void print(std::uint64_t job, Raster raster);

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::escpos
