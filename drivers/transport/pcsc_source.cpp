// SPDX-License-Identifier: Apache-2.0
#include "pcsc_transport.hpp"

#include <algorithm>

namespace fifteen::transport {

namespace {

using namespace std::chrono_literals;

/// Stands for readers that come and go (pcsclite's SCardGetStatusChange).
constexpr const char* kComingAndGoing = R"(\\?PnP?\Notification)";
// pcscd before 2.3 does not tell of a reader that came between listing and waiting.
constexpr auto kListAgainAfter = 10s;
// pcscd does not run, or does not want to: there is nothing to wait for but time.
constexpr auto kTryAgainAfter = 1s;

std::vector<std::string> matching(std::vector<std::string> names, const std::vector<std::string>& parts) {
    if (!parts.empty()) {
        std::erase_if(names, [&](const std::string& name) {
            return std::ranges::none_of(parts,
                                        [&](const std::string& part) { return name.find(part) != std::string::npos; });
        });
    }
    return names;
}

} // namespace

Result<std::vector<std::string>> listPcscReaders() {
    const auto context = PcscContext::establish();
    return context ? context->readers() : context.error();
}

struct PcscDeviceSource::State {
    explicit State(std::vector<std::string> wanted)
        : parts(std::move(wanted))
        , thread([this] { run(); }) {}

    State(const State&) = delete;
    State& operator=(const State&) = delete;

    ~State() {
        std::unique_lock lock(mutex);
        stopping = true;
        while (!ended) {
            if (waiting != nullptr) {
                waiting->cancel(); // again and again: one that comes just before the wait begins has no effect
            }
            changed.notify_all();
            changed.wait_for(lock, 10ms, [this] { return ended; });
        }
        lock.unlock();
        thread.join();
    }

    void run() {
        while (!isStopping()) {
            auto context = PcscContext::establish();
            if (context) {
                setWaiting(&*context);
                watch(*context);
                setWaiting(nullptr);
                tell();
            }
            std::unique_lock lock(mutex);
            changed.wait_for(lock, kTryAgainAfter, [this] { return stopping; });
        }
        const std::lock_guard lock(mutex);
        ended = true;
        changed.notify_all();
    }

    /// Until stopping, or pcscd ends.
    void watch(const PcscContext& context) {
        std::vector<WatchedReader> watched{{kComingAndGoing}};
        bool first = true;
        while (!isStopping()) {
            const auto names = context.readers();
            if (!names) {
                return;
            }
            auto now = refreshed(watched, matching(*names, parts));
            if (std::exchange(first, false) || haveCardsChanged(watched, now)) {
                tell();
            }
            watched = now;
            const auto waited = context.waitForChange(now, kListAgainAfter);
            if (waited) {
                if (haveCardsChanged(watched, now)) {
                    tell();
                }
                watched = std::move(now);
            } else if (waited.error() != Error::timedOut && waited.error() != Error::interrupted) {
                return;
            }
        }
    }

    /// These readers, with what is known of those that were there before.
    static std::vector<WatchedReader> refreshed(const std::vector<WatchedReader>& before,
                                                const std::vector<std::string>& names) {
        std::vector<WatchedReader> now{before.front()};
        for (const auto& name : names) {
            const auto known = std::ranges::find(before, name, &WatchedReader::name);
            now.push_back(known != before.end() ? *known : WatchedReader{name});
        }
        return now;
    }

    static bool haveCardsChanged(const std::vector<WatchedReader>& before, const std::vector<WatchedReader>& now) {
        return !std::ranges::equal(before, now, [](const WatchedReader& one, const WatchedReader& other) {
            return one.name == other.name && (one.name == kComingAndGoing || !cardChanged(one.state, other.state));
        });
    }

    bool isStopping() {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    void setWaiting(const PcscContext* context) {
        const std::lock_guard lock(mutex);
        waiting = context;
    }

    void tell() {
        const std::lock_guard lock(listenerMutex);
        if (listener) {
            listener();
        }
    }

    const std::vector<std::string> parts;
    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    bool ended = false;
    const PcscContext* waiting = nullptr;
    std::mutex listenerMutex; ///< held while the listener runs, so that listen() can promise that none is under way
    std::function<void()> listener;
    std::thread thread; ///< last: it uses all of the above
};

PcscDeviceSource::PcscDeviceSource(std::vector<std::string> readerNameParts)
    : state_(std::make_unique<State>(std::move(readerNameParts))) {}

PcscDeviceSource::~PcscDeviceSource() = default;

Result<std::unique_ptr<Transport>> PcscDeviceSource::open() {
    const auto context = PcscContext::establish();
    if (!context) {
        return context.error();
    }
    const auto names = context->readers();
    if (!names) {
        return names.error();
    }
    Result<std::unique_ptr<Transport>> opened = Error::noDevice;
    for (const auto& name : matching(*names, state_->parts)) {
        WatchedReader reader{name};
        const auto seen = context->waitForChange({&reader, 1}, 0ms);
        if (!seen) {
            continue; // unplugged just now
        }
        if (hasCard(reader.state)) {
            opened = PcscTransport::connect(std::move(reader));
            if (opened) {
                break;
            }
        } else if (opened.has_error() && opened.error() == Error::noDevice) {
            opened = Error::empty;
        }
    }
    return opened;
}

void PcscDeviceSource::listen(std::function<void()> changed) {
    const std::lock_guard lock(state_->listenerMutex);
    state_->listener = std::move(changed);
}

} // namespace fifteen::transport
