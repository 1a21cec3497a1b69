// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/answers.hpp"
#include "escpos/options.hpp"
#include "escpos/status.hpp"
#include "transport/transport.hpp"

namespace fifteen::escpos {

/// How much is asked: DLE EOT 1..4 or, between two bands of a ticket, what may go wrong meanwhile; with Custom's
/// printers the extended status each time.
enum class Questions { everything, whilePrinting };

/// Bytes to a printer and answers from it: sending with patience, asking, waiting. Blocks.
class PrinterLink {
public:
    PrinterLink(transport::Transport& transport, const PrinterOptions& options);

    /// It has a bulk IN endpoint, and was not found mute.
    bool answers() const { return !transport_.endpoints().bulkIn.empty() && !mute_; }

    bool isMute() const { return mute_; }

    /// One that was found mute is asked once more, a few times in all: it may have been starting up.
    void hearAgain();

    /// All of it. A printer takes what its buffer has room for: slowness is normal, standing still is not.
    Result<void> send(std::span<const std::uint8_t> bytes);
    /// Sends the questions and takes the answers; asks the port where there is no other way. A printer that has never
    /// answered, and whose port does, is mute from then on: some have the endpoint and nothing to say (devices.md 3.4).
    Result<Status> ask(Questions questions);

    /// The bytes of the questions, to be sent along with others. Answers not collected yet are forgotten.
    Bytes questionsToSend(Questions questions);
    /// The answers to questions that have been sent.
    Result<Status> collect(Questions questions);

    /// Forgets the last answer to GS r.
    void expectInTurn() { inTurn_.reset(); }

    /// The answer to GS r, once it has come.
    std::optional<std::uint8_t> inTurn() const { return inTurn_; }

    /// It knows GS r: some clones do not, though they answer DLE EOT.
    bool hasAnsweredInTurn() const { return hasAnsweredInTurn_; }

    /// What the printer said unasked since the last question.
    std::optional<Status> automatic() const;

    /// Listens for one transfer; noAnswer if nothing comes.
    Result<void> listen(std::chrono::milliseconds timeout);
    /// Listens until nothing comes any more. transportFailed if it never stops talking.
    Result<void> drain();
    /// The printer class's SOFT_RESET.
    void forgetWhatWasSent();

private:
    Result<void> whyStuck(std::chrono::milliseconds standing);
    Result<Status> portStatus();
    bool isAnswered(std::size_t realTime) const;
    bool lacksExtendedStatus(std::size_t realTime) const;

    transport::Transport& transport_;
    const PrinterOptions& options_;
    AnswerReader reader_;
    Bytes realTime_; ///< since the last question
    std::optional<ExtendedAnswer> extended_;
    std::optional<AutomaticStatus> automatic_;
    std::optional<std::uint8_t> inTurn_;
    bool asksExtended_;        ///< DLE EOT 14h, which not every printer of Custom's family knows
    bool hasExtended_ = false; ///< it has answered that
    bool hasAnswered_ = false; ///< it has answered everything it was asked, at least once
    bool hasAnsweredInTurn_ = false;
    bool mute_ = false;
    int foundMute_ = 0; ///< how often
};

} // namespace fifteen::escpos
