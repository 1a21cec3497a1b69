// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/reader.hpp"

#include <variant>

namespace fifteen::id_card {

enum class ReadTrouble {
    notRead,      ///< taken away too early, or not understood: once more
    severalCards, ///< lay one on, alone
    silent,       ///< put in the wrong way round, or broken; of contact readers only
    blocked,      ///< well, and locked by who gave it out; of contact readers only
    unknownCard,  ///< not a card this reader, or this program, knows
    readerGone,   ///< unplugged, or silent, while the card was being read
};

/// What an error of Reader, or of the text's codec, is to the person with the card.
ReadTrouble troubleOf(const boost::system::error_code& error);

struct CardFound {}; ///< a card was laid on; reading takes about a second

struct CardRead {
    Card card;
};

struct CardFailed {
    ReadTrouble trouble;
};

struct CardRemoved {}; ///< the card of the last CardRead or CardFailed has left

struct ReaderPresent {
    bool present;
    /// It is there and of no use. transport::Error::denied or ::busy: it may not be opened. Error::garbledAnswer: it
    /// answers nonsense. Error::selfTestFailed or ::readerNotAuthorised: its security module does not work.
    boost::system::error_code useless{};
};

using ReaderEvent = std::variant<CardFound, CardRead, CardFailed, CardRemoved, ReaderPresent>;

struct ReaderServiceTiming {
    std::chrono::milliseconds findEvery{120};    ///< pause between two finds
    std::chrono::milliseconds removalEvery{250}; ///< pause between two looks whether the card still lies there
    std::chrono::milliseconds reopenEvery{1000}; ///< after the reader could not be opened
    int readTries = 2;                           ///< before CardFailed
    int silentFinds = 3;                         ///< so many unanswered in a row: the reader is reopened
    int garbledFinds = 3;                        ///< so many answers in a row that make no sense: it is useless
    ReaderTiming reader;
};

/// The reader's thread: waits for the reader, for a card, reads it, waits until it is gone, and so on for ever.
class ReaderService {
public:
    using Callback = std::function<void(const ReaderEvent&)>;

    /// `emit` runs on the service's thread and must only pass the event on. Starts at once.
    ReaderService(std::unique_ptr<transport::DeviceSource> source, KeyedHash hash, Callback emit,
                  ReaderServiceTiming timing = {});
    ReaderService(const ReaderService&) = delete;
    ReaderService& operator=(const ReaderService&) = delete;
    /// Interrupts what is under way; no event after it returns.
    ~ReaderService();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::id_card
