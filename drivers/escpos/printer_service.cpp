// SPDX-License-Identifier: Apache-2.0
#include "escpos/printer_service.hpp"

#include "transport/device_thread.hpp"

#include <algorithm>
#include <deque>

namespace fifteen::escpos {

namespace {

Error asError(const boost::system::error_code& code) {
    return code.category() == errorCategory() ? static_cast<Error>(code.value()) : Error::transportFailed;
}

/// The printer has to be opened anew, or is gone.
bool isLost(Error error) {
    return error == Error::printerGone || error == Error::interrupted || error == Error::transportFailed;
}

/// Why there is no printer; what a technician can mend by configuration has a name of its own.
Error notOpened(const boost::system::error_code& why) {
    if (why == transport::Error::denied) {
        return Error::denied;
    }
    return why == transport::Error::busy ? Error::busy : Error::printerGone;
}

constexpr int kSilentBeforeReopening = 3;

} // namespace

class PrinterService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, OptionsFor optionsFor, Callback emit,
         PrinterServiceTiming timing)
        : optionsFor_(std::move(optionsFor))
        , emit_(std::move(emit))
        , timing_(timing)
        , thread_(std::move(source), timing.reopenEvery) {
        thread_.start([this](transport::Transport& transport) { serve(transport); },
                      [this](const boost::system::error_code& why) { absent(why); });
    }

    void print(std::uint64_t job, Raster raster) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back({job, std::move(raster)});
        }
        thread_.wake();
    }

private:
    struct Job {
        std::uint64_t id;
        Raster raster;
    };

    void serve(transport::Transport& transport) {
        const auto options = optionsFor_(transport);
        Printer printer(transport, options);
        int silent = 0;
        do {
            while (auto job = nextJob()) {
                const auto result = printer.print(job->raster);
                emit(PrintDone{job->id, result ? std::nullopt : std::optional(asError(result.error())),
                               printer.progress()});
                if (!result && isLost(asError(result.error()))) {
                    return;
                }
            }
            const auto state = printer.status();
            if (state) {
                silent = 0;
                tell({state->trouble(), state->paperNearEnd, state->ticketPresented, state->passing()});
            } else if (isLost(asError(state.error())) || ++silent >= kSilentBeforeReopening) {
                return;
            } else {
                tell({asError(state.error()), false});
            }
        } while (hasJobs() || thread_.pause(lookEvery(options.dialect)));
    }

    std::chrono::milliseconds lookEvery(Dialect dialect) const {
        return dialect == Dialect::customVkp ? std::min(timing_.mouthEvery, timing_.statusEvery) : timing_.statusEvery;
    }

    void absent(const boost::system::error_code& why) {
        tell({notOpened(why), false});
        while (const auto job = nextJob()) {
            emit(PrintDone{job->id, Error::printerGone});
        }
    }

    std::optional<Job> nextJob() {
        const std::lock_guard lock(mutex_);
        if (jobs_.empty() || thread_.stopping()) {
            return std::nullopt;
        }
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        return job;
    }

    // A job that came while the state was asked for has already used up its wake().
    bool hasJobs() {
        const std::lock_guard lock(mutex_);
        return !jobs_.empty() && !thread_.stopping();
    }

    void tell(const PrinterState& state) {
        if (state_ != state) {
            state_ = state;
            emit(state);
        }
    }

    void emit(const PrinterEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    const OptionsFor optionsFor_;
    const Callback emit_;
    const PrinterServiceTiming timing_;
    std::optional<PrinterState> state_;
    std::mutex mutex_;
    std::deque<Job> jobs_;
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

PrinterService::PrinterService(std::unique_ptr<transport::DeviceSource> source, OptionsFor optionsFor, Callback emit,
                               PrinterServiceTiming timing)
    : work_(std::make_unique<Work>(std::move(source), std::move(optionsFor), std::move(emit), timing)) {}

PrinterService::PrinterService(std::unique_ptr<transport::DeviceSource> source, const PrinterOptions& options,
                               Callback emit, PrinterServiceTiming timing)
    : PrinterService(
          std::move(source), [options](const transport::Transport&) { return options; }, std::move(emit), timing) {}

PrinterService::~PrinterService() = default;

void PrinterService::print(std::uint64_t job, Raster raster) {
    work_->print(job, std::move(raster));
}

} // namespace fifteen::escpos
