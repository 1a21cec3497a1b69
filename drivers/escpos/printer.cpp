// SPDX-License-Identifier: Apache-2.0
#include "escpos/printer.hpp"

#include <algorithm>
#include <array>

namespace fifteen::escpos {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// USB printer class 1.1, section 4.2. The index names the interface.
constexpr std::uint8_t kClassRequestIn = 0xA1;
constexpr std::uint8_t kClassRequestOut = 0x21;
constexpr std::uint8_t kGetPortStatus = 1;
constexpr std::uint8_t kSoftReset = 2;

constexpr int kTallestTicket = 20000; // 2.5 m at 203 dpi: a mistake, not a ticket
constexpr std::size_t kPiece = 16384; // bytes in one transfer
constexpr auto kQuiet = 20ms;         // after which nothing unasked is to come

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

Bytes questionsFor(std::span<const RealTimeStatus> kinds) {
    Bytes questions;
    for (const auto kind : kinds) {
        const auto question = requestStatus(kind);
        questions.insert(questions.end(), question.begin(), question.end());
    }
    return questions;
}

bool isPrintable(const Raster& raster, int widthDots) {
    return raster.width > 0 && raster.width <= widthDots && raster.height > 0 && raster.height <= kTallestTicket &&
           raster.bits.size() == raster.stride() * static_cast<std::size_t>(raster.height);
}

Result<void> troubleOf(const Result<Status>& status) {
    if (!status) {
        return status.error();
    }
    const auto trouble = status->trouble();
    return trouble ? Result<void>(*trouble) : Result<void>();
}

} // namespace

Printer::Printer(transport::Transport& transport, PrinterOptions options)
    : transport_(transport)
    , options_(options) {}

Result<Status> Printer::status() {
    return answers() ? ask(kEverything) : portStatus();
}

Result<Status> Printer::print(const Raster& raster) {
    if (!isPrintable(raster, options_.widthDots)) {
        return Error::badRaster;
    }
    if (const auto ready = troubleOf(status()); !ready) {
        return ready.error();
    }
    auto done = sendTicket(raster);
    if (done) {
        done = waitUntilWorkedOff();
    }
    if (!done) {
        forget();
        return done.error();
    }
    scrap_ = false;
    const auto after = status();
    if (after && after->cutterFault) {
        return Error::cutterFault;
    }
    if (after && after->unrecoverable) {
        return Error::fault;
    }
    return after;
}

Result<void> Printer::sendTicket(const Raster& raster) {
    // What a lost ticket left on the paper is cut off first: nobody is to get it with theirs.
    auto begin = initialise();
    if (scrap_) {
        const auto cutting = cut(options_.cut);
        begin.insert(begin.end(), cutting.begin(), cutting.end());
    }
    if (const auto begun = sendAll(begin); !begun) {
        return begun;
    }
    scrap_ = true;
    for (int first = 0; first < raster.height; first += options_.bandRows) {
        const auto rows = std::min(options_.bandRows, raster.height - first);
        if (const auto fine = sendBand(rasterBand(raster, first, rows, options_.raster)); !fine) {
            return fine;
        }
    }
    auto end = feed(options_.feedBeforeCut);
    const auto cutting = cut(options_.cut);
    end.insert(end.end(), cutting.begin(), cutting.end());
    if (answers()) {
        const auto question = requestPaperInTurn();
        end.insert(end.end(), question.begin(), question.end());
        inTurnAnswer_ = false;
    }
    return sendAll(end);
}

// The questions ride with the band, which saves a transfer; unless its dots may be taken for questions themselves.
Result<void> Printer::sendBand(Bytes band) {
    const bool asksAlong = answers() && !holdsRealTimeRequest(band);
    if (asksAlong) {
        const auto questions = questionsFor(kWhilePrinting);
        band.insert(band.end(), questions.begin(), questions.end());
        realTimeAnswers_.clear();
    }
    if (const auto sent = sendAll(band); !sent) {
        return sent;
    }
    if (asksAlong) {
        return troubleOf(collect(kWhilePrinting));
    }
    if (!answers()) {
        return troubleOf(portStatus());
    }
    const auto quiet = drain();
    return quiet ? troubleOf(ask(kWhilePrinting)) : quiet;
}

// A printer takes what its buffer has room for and leaves the rest on the host: slowness is normal, standing
// still is not.
Result<void> Printer::sendAll(std::span<const std::uint8_t> bytes) {
    const auto endpoint = transport_.endpoints().bulkOut.front();
    auto lastTaken = Clock::now();
    while (!bytes.empty()) {
        const auto sent = transport_.send(endpoint, bytes.first(std::min(bytes.size(), kPiece)), options_.answer);
        if (sent) {
            bytes = bytes.subspan(*sent);
            lastTaken = Clock::now();
            continue;
        }
        if (sent.error() != transport::Error::timedOut) {
            return toError(sent.error());
        }
        if (const auto reason = whyStuck(); !reason) {
            return reason;
        }
        if (Clock::now() - lastTaken >= options_.stuck) {
            return Error::tooSlow;
        }
    }
    return {};
}

// With a full buffer even a real-time question stays on the host; the control endpoint is always open.
Result<void> Printer::whyStuck() {
    const auto state = portStatus();
    if (!state) {
        // Not every clone implements the request: that alone is no reason to give up.
        return state.error() == Error::printerGone || state.error() == Error::interrupted ? Result<void>(state.error())
                                                                                          : Result<void>();
    }
    return troubleOf(state);
}

Result<Status> Printer::portStatus() {
    std::array<std::uint8_t, 1> answer{};
    const transport::ControlRequest request{kClassRequestIn, kGetPortStatus, 0, transport_.endpoints().interfaceNumber};
    const auto got = transport_.control(request, answer, options_.answer);
    if (!got) {
        return toError(got.error());
    }
    return *got == 1 ? Result<Status>(fromPortStatus(answer[0])) : Result<Status>(Error::noAnswer);
}

/// Asks all at once and takes the answers in the same order: one round trip instead of four.
Result<Status> Printer::ask(std::span<const RealTimeStatus> kinds) {
    realTimeAnswers_.clear();
    if (const auto sent = sendAll(questionsFor(kinds)); !sent) {
        return sent.error();
    }
    return collect(kinds);
}

Result<Status> Printer::collect(std::span<const RealTimeStatus> kinds) {
    const auto deadline = Clock::now() + options_.answer;
    while (realTimeAnswers_.size() < kinds.size()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left <= 0ms) {
            return Error::noAnswer;
        }
        if (const auto read = readSome(left); !read) {
            return read.error();
        }
    }
    Status status;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        addRealTimeAnswer(status, kinds[i], realTimeAnswers_[i]);
    }
    return status;
}

Result<void> Printer::waitUntilWorkedOff() {
    if (!answers()) {
        return troubleOf(portStatus());
    }
    const auto deadline = Clock::now() + options_.finish;
    while (!inTurnAnswer_) {
        if (Clock::now() >= deadline) {
            return Error::tooSlow;
        }
        const auto read = readSome(options_.answer / 2);
        if (!read && read.error() != Error::noAnswer) {
            return read;
        }
        if (!inTurnAnswer_ && !read) {
            // Silence: still printing, or stopped. Only the real-time answer tells.
            const auto fine = troubleOf(ask(kEverything));
            if (!fine && !inTurnAnswer_) {
                return fine;
            }
        }
    }
    return {};
}

// Sorts what the printer says by its fixed bits: real-time answers, the answer in turn, automatic status (dropped).
Result<void> Printer::readSome(std::chrono::milliseconds timeout) {
    std::vector<std::uint8_t> packet(transport_.endpoints().packetSize);
    const auto received = transport_.receive(transport_.endpoints().bulkIn.front(), packet, timeout);
    if (!received) {
        return toError(received.error());
    }
    for (const auto byte : std::span(packet).first(*received)) {
        if (isRealTimeAnswer(byte)) {
            realTimeAnswers_.push_back(byte);
        } else if (isPaperInTurnAnswer(byte)) {
            inTurnAnswer_ = true;
        }
    }
    return {};
}

Result<void> Printer::drain() {
    for (int packets = 0; packets < 64; ++packets) {
        if (const auto read = readSome(kQuiet); !read) {
            return read.error() == Error::noAnswer ? Result<void>() : read;
        }
    }
    return Error::transportFailed; // it never stops talking
}

// Half a ticket in the printer's buffer would come out with the next roll, and the rest of a band would swallow the
// next ticket's commands as dots.
void Printer::forget() {
    const transport::ControlRequest request{kClassRequestOut, kSoftReset, 0, transport_.endpoints().interfaceNumber};
    (void)transport_.control(request, {}, options_.answer);
}

} // namespace fifteen::escpos
