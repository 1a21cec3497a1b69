// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_ticket_printer.hpp"

#include "adapters/cups_queue.hpp"

#include <QMetaObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace fifteen::adapters {
namespace {

using Clock = std::chrono::steady_clock;

/// Between two questions about a job. A question costs CUPS less than a millisecond.
constexpr std::chrono::milliseconds watchEvery{40};

/// With a subscription, which tells of changes, the state itself is asked for every so many times only: of an IPP
/// printer that is the only word on what CUPS has not heard yet.
constexpr int lookSeldom = 5;

/// A printer that is silent so long while it should print is gone.
constexpr std::chrono::seconds silentTooLong{4};

bool prints(PrinterState state) {
    return state == PrinterState::ready || state == PrinterState::nearEnd;
}

/// Nothing worse is known of it than that it has not been reached.
bool isOnlyConnecting(const CupsQueue::Look& look) {
    return look.connecting && !look.silent && prints(look.state);
}

PrinterState idleState(const CupsQueue::Look& look) {
    if (isOnlyConnecting(look)) {
        return PrinterState::unknown;
    }
    return look.silent ? PrinterState::gone : look.state;
}

std::string idleTrouble(const CupsQueue::Look& look) {
    if (isOnlyConnecting(look)) {
        return "connecting";
    }
    return look.silent ? "" : look.trouble;
}

} // namespace

/// The printer's thread. Talks to CUPS, and hands states and outcomes to the callbacks, which only pass them on.
class CupsTicketPrinter::Worker {
public:
    using TellState = std::function<void(PrinterState, std::string trouble)>;
    using TellOutcome = std::function<void(quint64, PrintOutcome)>;

    Worker(CupsOptions options, TellState tellState, TellOutcome tellOutcome)
        : options_(std::move(options))
        , tellState_(std::move(tellState))
        , tellOutcome_(std::move(tellOutcome))
        , thread_([this](const std::stop_token& stop) { run(stop); }) {}

    void print(quint64 number, ticket::Bitmap picture) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back({number, std::move(picture)});
        }
        changed_.notify_all();
    }

private:
    struct Job {
        quint64 number;
        ticket::Bitmap picture;
    };

    void run(const std::stop_token& stop) {
        CupsQueue queue(options_.server, options_.queue, options_.jobName);
        bool clean = queue.cancelAll();
        while (!stop.stop_requested()) {
            if (const auto job = nextJob()) {
                PrintOutcome outcome = printOne(queue, job->picture, stop);
                clean = outcome.printed || queue.cancelAll();
                tellState_(outcome.state, {}); // what exactly, the next look says
                tellOutcome_(job->number, std::move(outcome));
                continue;
            }
            // Whatever could not be cancelled, because CUPS was not there, is cancelled when it is back.
            clean = clean || queue.cancelAll();
            const CupsQueue::Look look = queue.look();
            tellState_(idleState(look), idleTrouble(look));
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, options_.lookEvery, [this] { return !jobs_.empty(); });
        }
    }

    std::optional<Job> nextJob() {
        const std::lock_guard lock(mutex_);
        if (jobs_.empty()) {
            return std::nullopt;
        }
        std::optional<Job> job(std::move(jobs_.front()));
        jobs_.pop_front();
        return job;
    }

    PrintOutcome printOne(CupsQueue& queue, const ticket::Bitmap& picture, const std::stop_token& stop) {
        const auto deadline = Clock::now() + options_.giveUpAfter;
        const CupsQueue::Look before = queue.look();
        if (!prints(idleState(before)) && !isOnlyConnecting(before)) {
            return {.printed = false, .state = idleState(before), .detail = before.reasons, .surelyNot = true};
        }
        const auto job = queue.submit(picture, before.grey);
        if (!job) {
            return {false, PrinterState::fault, queue.problem()};
        }
        PrintOutcome outcome = watch(queue, *job, deadline, stop);
        if (!outcome.printed) {
            const bool cancelled = queue.cancelAll();
            if (queue.jobState(*job) == CupsQueue::JobState::completed) { // it won the race
                return {true, outcome.state, {}};
            }
            outcome.detail += cancelled ? "" : "; the job could not be cancelled yet";
        }
        return outcome;
    }

    PrintOutcome watch(CupsQueue& queue, int job, Clock::time_point deadline, const std::stop_token& stop) {
        auto heard = Clock::now();
        auto subscription = queue.subscribe(); // before the first look, so that nothing falls between
        for (int round = 0;; ++round) {
            if (subscription != nullptr) {
                const auto news = subscription->news();
                if (news && news->worst && !prints(*news->worst) &&
                    queue.jobState(job) != CupsQueue::JobState::completed) {
                    return {false, *news->worst, news->reasons};
                }
                if (!news) {
                    subscription.reset();
                } else if (!news->any && round % lookSeldom != 0) {
                    if (stopped(stop)) {
                        return ending();
                    }
                    continue;
                }
            }
            const CupsQueue::JobState state = queue.jobState(job);
            const CupsQueue::Look now = queue.look();
            if (state == CupsQueue::JobState::completed) {
                return {true, now.state, {}}; // trouble that begins after the last row is the next ticket's
            }
            if (!prints(now.state)) {
                return {false, now.state, now.reasons};
            }
            if (state != CupsQueue::JobState::waiting) {
                return {false, PrinterState::fault, "CUPS gave the job up: " + now.reasons};
            }
            const auto time = Clock::now();
            heard = now.silent ? heard : time;
            if (time - heard >= silentTooLong) {
                return {false, PrinterState::gone, now.reasons};
            }
            if (time >= deadline) {
                const auto why = isOnlyConnecting(now) ? PrinterState::gone : PrinterState::fault;
                return {false, why, "not printed in time: " + now.reasons};
            }
            if (stopped(stop)) {
                return ending();
            }
        }
    }

    static PrintOutcome ending() { return {false, PrinterState::unknown, "the program is ending"}; }

    /// Waits for the next question, or for the end.
    bool stopped(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, watchEvery, [] { return false; });
        return stop.stop_requested();
    }

    const CupsOptions options_;
    const TellState tellState_;
    const TellOutcome tellOutcome_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> jobs_;
    std::jthread thread_; ///< last: it uses all of the above
};

CupsTicketPrinter::CupsTicketPrinter(CupsOptions options, QObject* parent)
    : TicketPrinter(parent) {
    const auto tellState = [this](PrinterState state, const std::string& trouble) {
        QMetaObject::invokeMethod(
            this, [this, state, trouble] { take(state, trouble); }, Qt::QueuedConnection);
    };
    const auto tellOutcome = [this](quint64 job, PrintOutcome outcome) {
        const auto pass = [this, job, outcome = std::move(outcome)] { emit finished(job, outcome); };
        QMetaObject::invokeMethod(this, pass, Qt::QueuedConnection);
    };
    worker_ = std::make_unique<Worker>(std::move(options), tellState, tellOutcome);
}

CupsTicketPrinter::~CupsTicketPrinter() {
    worker_.reset();
}

void CupsTicketPrinter::print(quint64 job, ticket::Bitmap picture) {
    worker_->print(job, std::move(picture));
}

void CupsTicketPrinter::take(PrinterState state, const std::string& trouble) {
    if (state_ == state && trouble_ == trouble) {
        return;
    }
    state_ = state;
    trouble_ = trouble;
    emit stateChanged(state);
}

} // namespace fifteen::adapters
