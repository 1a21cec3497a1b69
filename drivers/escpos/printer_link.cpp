// SPDX-License-Identifier: Apache-2.0
#include "escpos/printer_link.hpp"

#include <algorithm>

namespace fifteen::escpos {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// USB printer class 1.1, section 4.2. The index names the interface.
constexpr std::uint8_t kClassRequestIn = 0xA1;
constexpr std::uint8_t kClassRequestOut = 0x21;
constexpr std::uint8_t kGetPortStatus = 1;
constexpr std::uint8_t kSoftReset = 2;

constexpr std::size_t kPiece = 16384; // bytes in one transfer
constexpr auto kQuiet = 20ms;         // after which nothing unasked is to come
constexpr int kMuteForGood = 3;       // times found mute

constexpr std::array kEverything{RealTimeStatus::printer, RealTimeStatus::offlineCause, RealTimeStatus::errorCause,
                                 RealTimeStatus::paper};
constexpr std::array kWhilePrinting{RealTimeStatus::offlineCause, RealTimeStatus::paper};

Error toError(const boost::system::error_code& code) {
    if (code == transport::Error::noDevice) {
        return Error::printerGone;
    }
    if (code == transport::Error::interrupted) {
        return Error::interrupted;
    }
    if (code == transport::Error::timedOut) {
        return Error::noAnswer;
    }
    return Error::transportFailed;
}

std::span<const RealTimeStatus> kindsOf(Questions questions) {
    if (questions == Questions::everything) {
        return kEverything;
    }
    return kWhilePrinting;
}

/// Less than this within `stuck` is no printing: the slowest serial line carries seventy times as much.
constexpr std::size_t kLeastProgress = 64;

} // namespace

PrinterLink::PrinterLink(transport::Transport& transport, const PrinterOptions& options)
    : transport_(transport)
    , options_(options)
    , reader_(options.dialect)
    , asksExtended_(options.dialect == Dialect::customVkp) {}

Result<void> PrinterLink::send(std::span<const std::uint8_t> bytes) {
    const auto endpoint = transport_.endpoints().bulkOut.front();
    auto lastTaken = Clock::now();
    std::size_t moved = 0;
    while (!bytes.empty()) {
        const auto sent = transport_.send(endpoint, bytes.first(std::min(bytes.size(), kPiece)), options_.answer);
        if (sent) {
            bytes = bytes.subspan(*sent);
            moved += *sent;
            if (moved >= kLeastProgress || bytes.empty()) {
                moved = 0;
                lastTaken = Clock::now();
                continue;
            }
        } else if (sent.error() != transport::Error::timedOut) {
            return toError(sent.error());
        }
        const auto standing = std::chrono::floor<std::chrono::milliseconds>(Clock::now() - lastTaken);
        if (const auto reason = whyStuck(standing); !reason) {
            return reason;
        }
    }
    return {};
}

// With a full buffer even a real-time question stays on the host; the control endpoint is always open. What it says is
// vague, though: "error" may be a hot head, for which one waits.
Result<void> PrinterLink::whyStuck(std::chrono::milliseconds standing) {
    const auto state = portStatus();
    if (!state && (state.error() == Error::printerGone || state.error() == Error::interrupted)) {
        return state.error();
    }
    // Not every clone implements the request: that alone is no reason to give up.
    const auto trouble = state ? state->trouble() : std::nullopt;
    if (trouble && *trouble != Error::fault) {
        return *trouble;
    }
    if (trouble) {
        return standing >= options_.cooling ? Result<void>(*trouble) : Result<void>();
    }
    return standing >= options_.stuck ? Result<void>(Error::tooSlow) : Result<void>();
}

Result<Status> PrinterLink::portStatus() {
    std::array<std::uint8_t, 1> answer{};
    const transport::ControlRequest request{kClassRequestIn, kGetPortStatus, 0, transport_.endpoints().interfaceNumber};
    const auto got = transport_.control(request, answer, options_.answer);
    if (!got) {
        return toError(got.error());
    }
    return *got == 1 ? Result<Status>(fromPortStatus(answer[0], options_.portStatusVendorBits))
                     : Result<Status>(Error::noAnswer);
}

Bytes PrinterLink::questionsToSend(Questions questions) {
    reader_.clear();
    realTime_.clear();
    extended_.reset();
    automatic_.reset();
    Bytes bytes;
    for (const auto kind : kindsOf(questions)) {
        const auto question = requestStatus(kind);
        bytes.insert(bytes.end(), question.begin(), question.end());
    }
    if (asksExtended_) {
        const auto question = requestExtendedStatus();
        bytes.insert(bytes.end(), question.begin(), question.end());
    }
    return bytes;
}

/// Asks all at once and takes the answers in the same order: one round trip instead of four.
Result<Status> PrinterLink::ask(Questions questions) {
    if (!answers()) {
        return portStatus();
    }
    if (const auto sent = send(questionsToSend(questions)); !sent) {
        return sent.error();
    }
    auto heard = collect(questions);
    if (!heard && heard.error() == Error::noAnswer && !hasAnswered_) {
        if (auto port = portStatus()) {
            mute_ = true;
            ++foundMute_;
            return port;
        }
    }
    return heard;
}

void PrinterLink::hearAgain() {
    mute_ = mute_ && foundMute_ >= kMuteForGood;
}

bool PrinterLink::isAnswered(std::size_t realTime) const {
    return realTime_.size() >= realTime && (extended_ || !asksExtended_);
}

bool PrinterLink::lacksExtendedStatus(std::size_t realTime) const {
    return asksExtended_ && !hasExtended_ && realTime_.size() >= realTime;
}

Result<Status> PrinterLink::collect(Questions questions) {
    const auto kinds = kindsOf(questions);
    const auto deadline = Clock::now() + options_.answer;
    while (!isAnswered(kinds.size())) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left <= 0ms && lacksExtendedStatus(kinds.size())) {
            asksExtended_ = false; // it has answered all that any printer answers
            break;
        }
        if (left <= 0ms) {
            return Error::noAnswer;
        }
        if (const auto heard = listen(left); !heard && heard.error() != Error::noAnswer) {
            return heard.error();
        }
    }
    hasAnswered_ = true;
    Status status = automatic().value_or(Status{});
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        addRealTimeAnswer(status, kinds[i], realTime_[i]);
    }
    if (extended_) {
        addExtendedAnswer(status, extended_->bytes);
    }
    return status;
}

std::optional<Status> PrinterLink::automatic() const {
    if (!automatic_) {
        return std::nullopt;
    }
    Status status;
    addAutomaticStatus(status, automatic_->bytes);
    return status;
}

Result<void> PrinterLink::listen(std::chrono::milliseconds timeout) {
    std::vector<std::uint8_t> packet(transport_.endpoints().packetSize);
    const auto received = transport_.receive(transport_.endpoints().bulkIn.front(), packet, timeout);
    if (!received) {
        return toError(received.error());
    }
    for (const auto byte : std::span(packet).first(*received)) {
        const auto answer = reader_.take(byte);
        if (!answer) {
            continue;
        }
        if (const auto* realTime = std::get_if<RealTimeAnswer>(&*answer)) {
            realTime_.push_back(realTime->byte);
        } else if (const auto* inTurn = std::get_if<InTurnAnswer>(&*answer)) {
            inTurn_ = inTurn->byte;
            hasAnsweredInTurn_ = true;
        } else if (const auto* extended = std::get_if<ExtendedAnswer>(&*answer)) {
            extended_ = *extended;
            hasExtended_ = true;
        } else {
            automatic_ = std::get<AutomaticStatus>(*answer); // each says all: the newest counts
        }
    }
    return {};
}

Result<void> PrinterLink::drain() {
    for (int packets = 0; packets < 64; ++packets) {
        if (const auto heard = listen(kQuiet); !heard) {
            return heard.error() == Error::noAnswer ? Result<void>() : heard;
        }
    }
    return Error::transportFailed;
}

void PrinterLink::forgetWhatWasSent() {
    const transport::ControlRequest request{kClassRequestOut, kSoftReset, 0, transport_.endpoints().interfaceNumber};
    (void)transport_.control(request, {}, options_.answer);
}

} // namespace fifteen::escpos
