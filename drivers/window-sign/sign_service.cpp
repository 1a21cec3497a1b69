// SPDX-License-Identifier: Apache-2.0
#include "window_sign/sign_service.hpp"

#include "transport/device_thread.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace fifteen::window_sign {

namespace {

using Clock = std::chrono::steady_clock;

/// The line has to be opened anew, or is gone.
bool isLost(const boost::system::error_code& error) {
    return error == Error::lineGone || error == Error::interrupted || error == Error::transportFailed;
}

} // namespace

class SignService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, std::unique_ptr<const SignCodec> codec, Callback emit,
         SignServiceTiming timing)
        : codec_(std::move(codec))
        , emit_(std::move(emit))
        , timing_(timing)
        , thread_(std::move(source), timing.reopenEvery) {
        thread_.start([this](transport::Transport& line) { serve(line); },
                      [this](const boost::system::error_code& reason) {
                          tellPresent(false, lost_ ? lost_ : reason);
                          lost_.clear();
                      });
    }

    void show(std::uint8_t address, std::string text, std::optional<unsigned> number) {
        {
            const std::lock_guard lock(mutex_);
            const auto [found, isNew] = signs_.try_emplace(address);
            auto& sign = found->second;
            if (!isNew && sign.wanted.text == text && sign.wanted.number == number) {
                return;
            }
            sign.wanted = SignMessage{address, ++sequence_, std::move(text), number, true};
            sign.due = {};
        }
        thread_.wake();
    }

private:
    enum class State { unknown, seen, silent, refused };

    struct Sign {
        SignMessage wanted;
        Clock::time_point due; ///< when it is sent next
        State state = State::unknown;
        boost::system::error_code refusal;
    };

    struct Delivery {
        SignMessage message;
        int tries;
    };

    void serve(transport::Transport& transport) {
        tellPresent(true, {});
        beginAnew();
        SignLine line(transport, *codec_, timing_.sign);
        do {
            while (const auto next = nextDue()) {
                const auto delivered = line.deliver(next->message, next->tries);
                if (delivered.has_error() && isLost(delivered.error())) {
                    lost_ = delivered.error();
                    return;
                }
                settle(next->message, delivered);
            }
            if (!isStillThere(transport)) {
                return;
            }
        } while (thread_.pause(untilNextDue()));
    }

    // Nobody speaks unasked on this line: whether its adapter was pulled out shows only when it is used. The source
    // wakes nobody who is inside serve(), so the line is looked at between the messages.
    bool isStillThere(transport::Transport& transport) {
        std::array<std::uint8_t, 64> dropped{};
        const auto got = transport.receive(transport.endpoints().bulkIn.front(), dropped, std::chrono::milliseconds(1));
        if (!got && got.error() != transport::Error::timedOut) {
            lost_ = got.error();
            return false;
        }
        return true;
    }

    void beginAnew() {
        const std::lock_guard lock(mutex_);
        for (auto& [address, sign] : signs_) {
            sign.due = {};
            sign.state = State::unknown;
        }
    }

    // What is new comes first, then what has waited longest: signs that are silent take time, and must not take all.
    std::optional<Delivery> nextDue() {
        const std::lock_guard lock(mutex_);
        const auto due = std::ranges::min_element(signs_, {}, [](const auto& entry) { return entry.second.due; });
        if (due == signs_.end() || due->second.due > Clock::now() || thread_.stopping()) {
            return std::nullopt;
        }
        return Delivery{due->second.wanted, due->second.state == State::silent ? 1 : timing_.tries};
    }

    std::chrono::milliseconds untilNextDue() {
        const std::lock_guard lock(mutex_);
        const auto now = Clock::now();
        auto next = now + kLookEvery;
        for (const auto& [address, sign] : signs_) {
            next = std::min(next, sign.due);
        }
        return std::chrono::ceil<std::chrono::milliseconds>(std::max(next - now, Clock::duration::zero()));
    }

    void settle(const SignMessage& message, const Result<void>& delivered) {
        State state = State::seen;
        boost::system::error_code refusal;
        if (delivered.has_error()) {
            state = delivered.error() == Error::noAnswer ? State::silent : State::refused;
            refusal = state == State::refused ? delivered.error() : refusal;
        }
        bool news = false;
        {
            const std::lock_guard lock(mutex_);
            auto& sign = signs_[message.address];
            news = std::exchange(sign.state, state) != state;
            news = std::exchange(sign.refusal, refusal) != refusal || news;
            if (sign.wanted.sequence == message.sequence) { // else something newer is due already
                sign.wanted.attention = sign.wanted.attention && state == State::silent;
                sign.due = Clock::now() + (state == State::silent ? timing_.retrySilentEvery : timing_.refreshEvery);
            }
        }
        if (!news) {
            return;
        }
        switch (state) {
        case State::silent:
            emit(SignSilent{message.address});
            break;
        case State::refused:
            emit(SignRefused{message.address, refusal});
            break;
        case State::seen:
            if (codec_->acknowledges()) {
                emit(SignSeen{message.address});
            }
            break;
        case State::unknown:
            break;
        }
    }

    void tellPresent(bool present, const boost::system::error_code& reason) {
        if (present_ != present || reason_ != reason) {
            present_ = present;
            reason_ = reason;
            emit(LinePresent{present, reason});
        }
    }

    void emit(const SignEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    static constexpr std::chrono::milliseconds kLookEvery{500};

    const std::unique_ptr<const SignCodec> codec_;
    const Callback emit_;
    const SignServiceTiming timing_;
    std::mutex mutex_; ///< guards the next two
    std::map<std::uint8_t, Sign> signs_;
    std::uint8_t sequence_ = 0;
    std::optional<bool> present_;
    boost::system::error_code reason_;
    boost::system::error_code lost_; ///< why serve() returned
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

SignService::SignService(std::unique_ptr<transport::DeviceSource> source, std::unique_ptr<const SignCodec> codec,
                         Callback emit, SignServiceTiming timing)
    : work_(std::make_unique<Work>(std::move(source), std::move(codec), std::move(emit), timing)) {}

SignService::~SignService() = default;

void SignService::show(std::uint8_t address, std::string text, std::optional<unsigned> number) {
    work_->show(address, std::move(text), number);
}

} // namespace fifteen::window_sign
