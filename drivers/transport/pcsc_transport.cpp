// SPDX-License-Identifier: Apache-2.0
#include "pcsc_transport.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace fifteen::transport {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// pcscd looks for removal every 400 ms where a reader does not tell by itself; a command fails at once.
constexpr auto kRemovalPatience = 1000ms;
// A cancel that came just before the wait began is lost: so long, at most, does an interruption take.
constexpr auto kLongestWait = 500ms;
// After that a command under way is left to its thread, which cleans up when the reader lets it.
constexpr auto kClosePatience = 500ms;
constexpr std::size_t kLargestCommand = 261; // a short APDU with data and Le

std::chrono::milliseconds left(Clock::time_point until) {
    return std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
}

/// Waits until a card that is not the one of before is in, or none; timedOut if the card stays.
Result<void> waitUntilCardLeaves(const PcscContext& context, WatchedReader& reader, std::chrono::milliseconds timeout) {
    const auto before = reader.state;
    const auto until = Clock::now() + timeout;
    do {
        const auto changed = context.waitForChange({&reader, 1}, std::max(left(until), 0ms));
        if (!changed) {
            return changed.error();
        }
        if (cardChanged(before, reader.state) || !hasCard(reader.state)) {
            return {};
        }
    } while (left(until) > 0ms); // it was only powered, or opened by somebody
    return Error::timedOut;
}

} // namespace

/// The card's commands, shared by the transport and the thread that runs them.
class PcscTransport::Exchange {
public:
    Exchange(PcscContext context, SCARDHANDLE card, DWORD protocol, WatchedReader reader)
        : context_(std::move(context))
        , card_(card)
        , protocol_(protocol)
        , reader_(std::move(reader)) {
        command_.reserve(kLargestCommand); // so that it is never moved, and all of it can be wiped
    }

    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    // Never a reset once the card has left: it would be the next one's, and pcscd then misses that one's coming and
    // going.
    ~Exchange() { SCardDisconnect(card_, left_ ? SCARD_LEAVE_CARD : SCARD_RESET_CARD); }

    void cardLeft() { left_ = true; }

    /// On the thread, until close().
    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return closing_ || stage_ == Stage::asked; });
            if (closing_) {
                break;
            }
            lock.unlock();
            auto outcome = transmit();
            lock.lock();
            outcome_ = outcome;
            stage_ = Stage::answered;
            changed_.notify_all();
        }
        wipe();
        ended_ = true;
        changed_.notify_all();
    }

    Result<void> ask(std::span<const std::uint8_t> command, std::chrono::milliseconds timeout) {
        if (command.size() > kLargestCommand) {
            return Error::overflow;
        }
        std::unique_lock lock(mutex_);
        if (!changed_.wait_for(lock, timeout, [this] { return interrupted_ || stage_ != Stage::asked; })) {
            return Error::timedOut;
        }
        if (interrupted_) {
            return Error::interrupted;
        }
        wipe(); // an answer nobody waited for
        command_.assign(command.begin(), command.end());
        stage_ = Stage::asked;
        changed_.notify_all();
        return {};
    }

    bool idle() const {
        const std::lock_guard lock(mutex_);
        return stage_ == Stage::idle;
    }

    Result<std::size_t> answer(std::span<std::uint8_t> into, std::chrono::milliseconds timeout) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait_for(lock, timeout, [this] { return interrupted_ || stage_ == Stage::answered; })) {
            return Error::timedOut;
        }
        if (interrupted_) {
            return Error::interrupted;
        }
        auto outcome = outcome_;
        if (outcome && *outcome > into.size()) {
            outcome = Error::overflow;
        }
        if (outcome) {
            std::copy_n(answer_.begin(), *outcome, into.begin());
        }
        wipe();
        stage_ = Stage::idle;
        return outcome;
    }

    void interrupt() noexcept {
        const std::lock_guard lock(mutex_);
        interrupted_ = true;
        changed_.notify_all();
    }

    /// False if the thread is still held up by the reader.
    bool close() {
        std::unique_lock lock(mutex_);
        closing_ = true;
        changed_.notify_all();
        return changed_.wait_for(lock, kClosePatience, [this] { return ended_; });
    }

private:
    enum class Stage { idle, asked, answered };

    // Without the lock: command_ and answer_ are this thread's while the stage is `asked`.
    Result<std::size_t> transmit() {
        const auto* header = protocol_ == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
        auto size = static_cast<DWORD>(answer_.size());
        const LONG code = SCardTransmit(card_, header, command_.data(), static_cast<DWORD>(command_.size()), nullptr,
                                        answer_.data(), &size);
        if (code == SCARD_S_SUCCESS) {
            return std::min<std::size_t>(size, answer_.size());
        }
        const auto error = toPcscError(code);
        return error == Error::empty || (error == Error::failed && wasTaken()) ? Error::noDevice : error;
    }

    /// A card pulled out in the middle of a command fails it before pcscd has noticed why.
    bool wasTaken() {
        const auto taken = waitUntilCardLeaves(context_, reader_, kRemovalPatience);
        const bool was = taken || taken.error() != Error::timedOut;
        left_ = left_ || was;
        return was;
    }

    void wipe() {
        explicit_bzero(answer_.data(), answer_.size());
        explicit_bzero(command_.data(), command_.size());
    }

    const PcscContext context_;
    const SCARDHANDLE card_;
    const DWORD protocol_;
    WatchedReader reader_;
    std::atomic<bool> left_ = false;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Stage stage_ = Stage::idle;
    std::vector<std::uint8_t> command_;
    std::array<std::uint8_t, kLargestPcscAnswer + 6> answer_{}; ///< a few bytes more: drivers differ in what they need
    Result<std::size_t> outcome_ = std::size_t{0};
    bool interrupted_ = false;
    bool closing_ = false;
    bool ended_ = false;
};

Result<std::unique_ptr<Transport>> PcscTransport::connect(WatchedReader reader) {
    auto context = PcscContext::establish();
    if (!context) {
        return context.error();
    }
    auto watch = PcscContext::establish();
    if (!watch) {
        return watch.error();
    }
    SCARDHANDLE card = 0;
    DWORD protocol = 0;
    const LONG code = SCardConnect(context->get(), reader.name.c_str(), SCARD_SHARE_EXCLUSIVE,
                                   SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol);
    if (code != SCARD_S_SUCCESS) {
        return toPcscError(code);
    }
    auto exchange = std::make_shared<Exchange>(std::move(*context), card, protocol, reader);
    return std::make_unique<PcscTransport>(std::move(exchange), std::move(*watch), std::move(reader));
}

PcscTransport::PcscTransport(std::shared_ptr<Exchange> exchange, PcscContext watch, WatchedReader reader)
    : exchange_(std::move(exchange))
    , watch_(std::move(watch))
    , reader_(std::move(reader))
    , thread_([shared = exchange_] { shared->run(); }) {}

PcscTransport::~PcscTransport() {
    if (exchange_->close()) {
        thread_.join();
    } else {
        thread_.detach();
    }
}

Result<std::size_t> PcscTransport::send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                        std::chrono::milliseconds timeout) {
    if (endpoint != kPcscOut) {
        return Error::unsuitable;
    }
    const auto asked = exchange_->ask(data, timeout);
    return asked ? Result<std::size_t>(data.size()) : asked.error();
}

Result<std::size_t> PcscTransport::receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds timeout) {
    if (endpoint != kPcscIn) {
        return Error::unsuitable;
    }
    return exchange_->idle() ? waitForRemoval(timeout) : exchange_->answer(into, timeout);
}

Result<std::size_t> PcscTransport::control(const ControlRequest&, std::span<std::uint8_t>, std::chrono::milliseconds) {
    return Error::unsuitable;
}

Result<std::size_t> PcscTransport::waitForRemoval(std::chrono::milliseconds timeout) {
    const auto until = Clock::now() + timeout;
    do {
        if (interrupted_) {
            return Error::interrupted;
        }
        const auto gone = waitUntilCardLeaves(watch_, reader_, std::clamp(left(until), 0ms, kLongestWait));
        if (gone || (gone.error() != Error::timedOut && gone.error() != Error::interrupted)) {
            exchange_->cardLeft();
            return Error::noDevice;
        }
    } while (left(until) > 0ms);
    return Error::timedOut;
}

void PcscTransport::interrupt() noexcept {
    interrupted_ = true;
    exchange_->interrupt();
    watch_.cancel();
}

} // namespace fifteen::transport
