// SPDX-License-Identifier: Apache-2.0
#include "escpos/printer.hpp"

#include <algorithm>

namespace fifteen::escpos {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kTallestTicket = 20000; // 2.5 m at 203 dpi: a mistake, not a ticket
constexpr auto kLookEvery = 250ms;    // whether what was in the way has passed

bool isPrintable(const Raster& raster, int widthDots) {
    return raster.width > 0 && raster.width <= widthDots && raster.height > 0 && raster.height <= kTallestTicket &&
           raster.bits.size() == raster.stride() * static_cast<std::size_t>(raster.height);
}

std::optional<Error> passing(const Status& status) {
    return status.passing();
}

std::optional<Error> ticketInMouth(const Status& status) {
    return status.ticketPresented ? std::optional(Error::ticketInMouth) : std::nullopt;
}

bool isVague(std::optional<Error> trouble) {
    return trouble == Error::fault || trouble == Error::offline;
}

/// What can be wrong with a ticket that has been printed: nothing else keeps it from its owner.
std::optional<Error> undelivered(const Status& status) {
    Status of;
    of.paperJam = status.paperJam;
    of.cutterFault = status.cutterFault;
    of.mechanicalFault = status.mechanicalFault;
    of.emitterFault = status.emitterFault;
    of.unrecoverable = status.unrecoverable;
    return of.trouble();
}

} // namespace

Printer::Printer(transport::Transport& transport, PrinterOptions options)
    : options_(options)
    , link_(transport, options_) {}

Result<Status> Printer::status() {
    link_.hearAgain();
    return link_.ask(Questions::everything);
}

Result<Status> Printer::print(const Raster& raster) {
    progress_ = Progress::nothing;
    if (!isPrintable(raster, options_.widthDots)) {
        return Error::badRaster;
    }
    auto ready = waitWhile(&passing, options_.cooling, link_.ask(Questions::everything));
    ready = waitWhile(&ticketInMouth, options_.takeTicket, ready);
    if (!ready) {
        return ready.error();
    }
    auto done = sendTicket(raster);
    if (done) {
        done = waitUntilWorkedOff(raster.height);
    }
    if (!done) {
        // Half a ticket in the printer's buffer would come out with the next roll, and the rest of a band would swallow
        // the next ticket's commands as dots.
        link_.forgetWhatWasSent();
        return done.error();
    }
    scrap_ = false;
    auto after = link_.ask(Questions::everything);
    if (after) {
        addPaperInTurn(*after, link_.inTurn().value_or(0));
        if (const auto kept = undelivered(*after)) {
            return *kept;
        }
    }
    return after;
}

/// The state once `hindrance` has nothing to say any more; its error if it still has after `patience`, a trouble at
/// once.
Result<Status> Printer::waitWhile(Hindrance hindrance, std::chrono::milliseconds patience, Result<Status> status) {
    const auto deadline = Clock::now() + patience;
    while (status) {
        if (const auto trouble = status->trouble()) {
            return *trouble;
        }
        const auto inTheWay = hindrance(*status);
        if (!inTheWay) {
            return status;
        }
        if (Clock::now() >= deadline) {
            return *inTheWay;
        }
        if (const auto heard = link_.listen(kLookEvery); !heard && heard.error() != Error::noAnswer) {
            return heard.error();
        }
        status = link_.ask(Questions::everything);
    }
    return status;
}

/// In the middle of a ticket: goes on when there is no trouble, and waits for what passes.
Result<void> Printer::mayGoOn(Result<Status> status) {
    if (status && isVague(status->trouble()) && link_.answers()) {
        status = link_.ask(Questions::everything); // the short questions do not tell a hot head from a stuck cutter
    }
    status = waitWhile(&passing, options_.cooling, status);
    return status ? Result<void>() : status.error();
}

Result<void> Printer::sendTicket(const Raster& raster) {
    // What a lost ticket left on the paper is cut off first: nobody is to get it with theirs.
    auto begin = initialise();
    if (scrap_) {
        const auto cutting = cut(options_.cut);
        begin.insert(begin.end(), cutting.begin(), cutting.end());
    }
    if (const auto begun = link_.send(begin); !begun) {
        return begun;
    }
    scrap_ = true;
    progress_ = Progress::notCut;
    for (int first = 0; first < raster.height; first += options_.bandRows) {
        const auto rows = std::min(options_.bandRows, raster.height - first);
        if (const auto fine = sendBand(rasterBand(raster, first, rows, options_.raster)); !fine) {
            return fine;
        }
    }
    auto end = feed(options_.feedBeforeCut);
    const auto cutting = cut(options_.cut);
    end.insert(end.end(), cutting.begin(), cutting.end());
    if (link_.answers()) {
        const auto question = requestPaperInTurn();
        end.insert(end.end(), question.begin(), question.end());
        link_.expectInTurn();
    }
    progress_ = Progress::perhapsCut;
    return link_.send(end);
}

// The questions ride with the band, which saves a transfer; unless its dots may be taken for questions themselves.
Result<void> Printer::sendBand(Bytes band) {
    const bool asksAlong = link_.answers() && !holdsRealTimeRequest(band, options_.dialect);
    if (asksAlong) {
        const auto questions = link_.questionsToSend(Questions::whilePrinting);
        band.insert(band.end(), questions.begin(), questions.end());
    }
    if (const auto sent = link_.send(band); !sent) {
        return sent;
    }
    if (asksAlong) {
        return mayGoOn(link_.collect(Questions::whilePrinting));
    }
    if (link_.answers()) {
        if (const auto quiet = link_.drain(); !quiet) {
            return quiet;
        }
    }
    return mayGoOn(link_.ask(Questions::whilePrinting));
}

std::chrono::milliseconds Printer::timeToWorkOff(int rows) const {
    const auto printing = std::chrono::milliseconds(1000) * rows / options_.slowestRowsPerSecond;
    return std::min(options_.finish, printing + options_.cutting);
}

Result<void> Printer::waitUntilWorkedOff(int rows) {
    if (!link_.answers()) {
        return mayGoOn(link_.ask(Questions::everything));
    }
    const bool tellsTheEnd = link_.hasAnsweredInTurn();
    auto deadline = Clock::now() + (tellsTheEnd ? options_.finish : timeToWorkOff(rows));
    while (!link_.inTurn()) {
        if (Clock::now() >= deadline) {
            return tellsTheEnd ? Result<void>(Error::tooSlow) : Result<void>(); // it took all, and is well
        }
        const auto heard = link_.listen(options_.answer / 2);
        if (!heard && heard.error() != Error::noAnswer) {
            return heard;
        }
        const auto unasked = link_.automatic();
        if (link_.inTurn() || (heard && !(unasked && unasked->trouble()))) {
            continue;
        }
        // Silence, or trouble told unasked: still printing, or stopped. Only the real-time answer tells.
        const auto asked = Clock::now();
        const auto fine = mayGoOn(link_.ask(Questions::everything));
        if (!fine && !link_.inTurn()) {
            return fine;
        }
        deadline += Clock::now() - asked; // a hot head has taken its time
    }
    return {};
}

} // namespace fifteen::escpos
