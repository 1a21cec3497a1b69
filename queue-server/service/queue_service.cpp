// SPDX-License-Identifier: Apache-2.0
#include "service/queue_service.hpp"

#include "clock_watch.hpp"
#include "domain/decide.hpp"
#include "domain/starvation.hpp"
#include "service/error.hpp"
#include "service/suspend.hpp"

#include <boost/asio/post.hpp>

#include <chrono>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace fifteen::service {
namespace {

namespace asio = boost::asio;

using Answer = domain::Result<Reply>;
using Resume = std::function<void(Answer)>;

/// More commands than this waiting for the disk are refused: a queue nobody empties is no service.
constexpr std::size_t maxPending = 4096;

/// The watch looks at everybody who waits: not in a hall no building could hold.
constexpr std::size_t watchedWaiting = 5000;

/// A disk that refuses is asked again at most this often: reading the journal holds up the hall's thread.
constexpr auto recoveryPause = std::chrono::seconds(1);

/// A command on its way to the disk, and those who sent it again meanwhile.
struct InFlight {
    std::uint64_t requestHash = 0;
    std::vector<Resume> repeaters;
};

} // namespace

struct QueueService::State : std::enable_shared_from_this<QueueService::State> {
    State(asio::any_io_executor thread, Journal& theJournal, Clock& theClock, Feed& theFeed, domain::Hall hall)
        : hallThread(std::move(thread))
        , journal(theJournal)
        , watch(theClock)
        , feed(theFeed)
        , published(hall)
        , live(std::move(hall)) {}

    /// Looks the key up, then runs the command; answers through `resume`.
    void start(Request request, Resume resume) {
        recoverIfDue();
        if (request.idempotencyKey.empty()) {
            run(std::move(request), std::move(resume));
            return;
        }
        if (const auto first = inFlight.find(request.idempotencyKey); first != inFlight.end()) {
            if (first->second.requestHash != request.requestHash) {
                resume(Error::keyReused);
            } else {
                first->second.repeaters.push_back(std::move(resume));
            }
            return;
        }
        inFlight.emplace(request.idempotencyKey, InFlight{request.requestHash, {}});
        auto key = request.idempotencyKey;
        auto found = [self = shared_from_this(), asked = recoveries, request = std::move(request),
                      resume = std::move(resume)](std::optional<Reply> reply, std::uint64_t requestHash) mutable {
            auto release = [self, key = request.idempotencyKey, resume = std::move(resume)](const Answer& answer) {
                self->release(key, resume, answer);
            };
            if (!reply && asked != self->recoveries) {
                release(Error::diskRefused); // a disk that has failed since may have forgotten the key only to us
            } else if (!reply) {
                self->run(std::move(request), std::move(release));
            } else if (requestHash != request.requestHash) {
                release(Error::keyReused);
            } else {
                release(std::move(*reply));
            }
        };
        journal.findReply(std::move(key), std::move(found));
    }

    void run(Request request, Resume resume) {
        if (!healthy) {
            resume(Error::diskRefused);
            return;
        }
        if (pending >= maxPending) {
            resume(Error::tooBusy);
            return;
        }
        const auto reading = watch.read(live);
        const auto now = live.timeAt(reading);
        auto events = domain::decide(live, request.command, reading);
        if (!events) {
            resume(events.error());
            return;
        }
        for (auto& event : *events) {
            if (auto* const issued = std::get_if<domain::TicketIssued>(&event.body)) {
                issued->expected = expectedOf(*issued, event.at);
            }
            domain::apply(live, event);
        }
        Entry entry{.at = now,
                    .events = *events,
                    .person = std::move(request.person),
                    .idempotencyKey = std::move(request.idempotencyKey),
                    .requestHash = request.requestHash,
                    .reply = request.render(live, *events)};
        ++pending;
        auto stored = [weak = weak_from_this(), events = std::move(*events), reply = entry.reply,
                       resume = std::move(resume)](boost::system::error_code error) mutable {
            if (const auto self = weak.lock()) {
                self->stored(error, std::move(events), std::move(reply), resume);
            }
        };
        journal.append(std::move(entry), std::move(stored));
    }

    /// What the ticket will say. Nothing of one who is early for an appointment: they will not be called in the order
    /// of their coming.
    domain::Expectation expectedOf(const domain::TicketIssued& issued, domain::TimePoint now) const {
        if (issued.bookedFor > now) {
            return {};
        }
        return outlook.ofNewTicket(issued.group, issued.lane, now).value_or(domain::Expectation{});
    }

    void stored(boost::system::error_code error, std::vector<domain::Event> events, Reply reply, const Resume& resume) {
        --pending;
        if (error) {
            healthy = false;
            resume(Error::diskRefused);
            recoverIfDue();
            return;
        }
        for (auto& event : events) {
            if (const auto* const call = std::get_if<domain::TicketCalled>(&event.body)) {
                watchTheBound(*call, event.at);
            }
            domain::apply(published, event);
            toPublish.push_back(std::move(event));
        }
        // The caller writes its answer to the socket in here; the screens come after everybody of this commit.
        resume(std::move(reply));
        publishSoon();
    }

    void watchTheBound(const domain::TicketCalled& call, domain::TimePoint at) {
        if (published.waiting() <= watchedWaiting && domain::passedAgainstTheBound(published, call, at)) {
            ++boundViolations;
        }
    }

    const domain::Hall& shown() {
        const auto due = domain::dueAt(published, watch.read(live));
        if (due.empty()) {
            return published;
        }
        const View wanted{published.eventCount(), due.size(), published.dayOf(due.back().at)};
        if (!view || view->first != wanted) { // a copy of the hall: not at every look
            view.emplace(wanted, published);
            for (const auto& event : due) {
                domain::apply(view->second, event);
            }
        }
        return view->second;
    }

    void publishSoon() {
        if (publishing || toPublish.empty()) {
            return;
        }
        publishing = true;
        asio::post(hallThread, [self = shared_from_this()] {
            self->publishing = false;
            const auto events = std::exchange(self->toPublish, {});
            self->feed.published(self->published, events);
        });
    }

    /// The first sender gets its answer, then everybody who repeated the request meanwhile.
    void release(const std::string& key, const Resume& first, const Answer& answer) {
        auto waiting = inFlight.extract(key);
        first(answer);
        if (!waiting.empty()) {
            for (const auto& repeater : waiting.mapped().repeaters) {
                repeater(answer);
            }
        }
    }

    /// After a refusal, once nobody waits for the disk any more: the hall is what the journal says, and nothing else.
    void recoverIfDue() {
        const auto now = std::chrono::steady_clock::now();
        if (healthy || pending > 0 || now < nextRecovery) {
            return;
        }
        auto hall = journal.replay();
        nextRecovery = std::chrono::steady_clock::now() + recoveryPause;
        if (!hall) {
            live = published;
            return;
        }
        published = std::move(*hall);
        live = published;
        healthy = true;
        ++recoveries;
        toPublish.clear();
        // No events: what the journal holds may differ from what was shown, so the screens take the hall as a whole.
        asio::post(hallThread, [self = shared_from_this()] { self->feed.published(self->published, {}); });
    }

    asio::any_io_executor hallThread;
    Journal& journal;
    ClockWatch watch;
    Feed& feed;
    domain::Hall published;
    domain::Hall live;
    Outlook outlook;
    std::unordered_map<std::string, InFlight> inFlight;
    std::size_t pending = 0;
    std::vector<domain::Event> toPublish;
    bool publishing = false;
    bool healthy = true;
    std::uint64_t recoveries = 0;
    std::uint64_t boundViolations = 0;
    std::chrono::steady_clock::time_point nextRecovery{};

    /// What a view was made of: events on the disk, how many are due, on which day.
    using View = std::tuple<std::uint64_t, std::size_t, std::int32_t>;
    std::optional<std::pair<View, domain::Hall>> view;
};

QueueService::QueueService(asio::any_io_executor hallThread, Journal& journal, Clock& clock, Feed& feed,
                           domain::Hall hall)
    : state_(std::make_shared<State>(std::move(hallThread), journal, clock, feed, std::move(hall))) {}

QueueService::~QueueService() = default;

asio::awaitable<Answer> QueueService::execute(Request request) {
    const auto state = state_;
    co_return co_await suspend<Answer>(state->hallThread,
                                       [&](Resume resume) { state->start(std::move(request), std::move(resume)); });
}

const domain::Hall& QueueService::published() const {
    return state_->published;
}

const domain::Hall& QueueService::shown() {
    return state_->shown();
}

domain::TimePoint QueueService::now() {
    return state_->published.timeAt(state_->watch.read(state_->live));
}

const domain::Hall& QueueService::live() const {
    return state_->live;
}

const Outlook& QueueService::outlook() const {
    return state_->outlook;
}

void QueueService::setOutlook(Outlook outlook) {
    state_->outlook = std::move(outlook);
}

std::uint64_t QueueService::boundViolations() const {
    return state_->boundViolations;
}

std::size_t QueueService::waitingForDisk() const {
    return state_->pending;
}

bool QueueService::healthy() const {
    return state_->healthy;
}

} // namespace fifteen::service
