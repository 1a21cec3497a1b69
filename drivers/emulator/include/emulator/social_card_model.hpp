// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/card_holder.hpp"

#include <map>

namespace fifteen::emulator {

enum class SocialCardFault {
    none,
    anotherKind,     ///< a bank's or a student's card: the environment is not found (6A82)
    unknownStatus,   ///< READ RECORD answers with a status word no document names
    cardFailure,     ///< READ RECORD answers 6F00
    wrongLength,     ///< records whose length byte says more than there is
    truncated,       ///< records that end in the middle, their length byte with them
    wrongTag,        ///< records of another tag than was asked for
    noStatus,        ///< answers of one byte
    tooLong,         ///< answers longer than was asked for, with 61xx for ever
    wrongEncoding,   ///< a name that is not in GB 18030
    wrongCheckDigit, ///< of the identity number
    wrongDate,       ///< a birth date on a 31st of February
    unknownVersion,  ///< of the specification
    locked,          ///< by who gave it out: SELECT of the environment answers 6A81
    silent,          ///< no answer at all
};

/// What cards of different makers do differently.
struct SocialCardHabits {
    bool childKnown = true;         ///< SELECT of a file below the environment (P1=02); else 6A86, and P1=00 alone
    bool tagsKnown = true;          ///< READ RECORD by tag; else 6A86
    bool recordsKnown = true;       ///< READ RECORD by number; else 6A86
    bool fetched = false;           ///< answers 61xx and lets the data be fetched, as T=0 demands
    bool exactLength = true;        ///< answers 6Cxx to a length that is not the record's own
    bool paddedName = true;         ///< the name fills its 30 bytes; else it is as long as it is
    std::optional<std::string> pin; ///< EF06 is read only after VERIFY with these digits (6982)
    int pinTries = 6;
};

struct SocialCardOptions {
    CardHolder holder;
    int generation = 3; ///< 1, 2 or 3
    std::string issued = "20200101";
    std::string expiry = "20300101"; ///< or empty: four zero bytes
    SocialCardHabits habits;
    SocialCardFault fault = SocialCardFault::none;
    /// So many commands it answers, then somebody pulls it out.
    std::optional<int> pulledAfter;
};

/// A social-security card (devices.md 2.3): SSSE with EF05 and EF06, in the file map of its generation. Pure: command
/// APDU in, response APDU out.
class SocialCardModel {
public:
    /// Throws std::invalid_argument for a name GB 18030 or the card has no room for.
    explicit SocialCardModel(SocialCardOptions options);

    Bytes answerToReset() const;
    /// Nothing selected, no PIN presented.
    void reset();
    /// None: no answer; see pulled().
    std::optional<Bytes> transmit(std::span<const std::uint8_t> command);

    /// Whether it was pulled out in the middle.
    bool pulled() const { return options_.pulledAfter && *options_.pulledAfter <= 0; }

    /// VERIFY commands with a PIN in them so far.
    int pinsSent() const { return pinsSent_; }

    int pinTries() const { return pinTries_; }

private:
    struct Record {
        std::uint8_t tag;
        Bytes value;
    };

    Bytes answer(std::span<const std::uint8_t> command);
    Bytes select(std::span<const std::uint8_t> command);
    Bytes readRecord(std::span<const std::uint8_t> command);
    Bytes verify(std::span<const std::uint8_t> command);
    Bytes getResponse(std::uint8_t size);
    const Record* find(std::uint8_t file, std::uint8_t wanted, bool byTag) const;
    Bytes encode(const Record& record) const;
    Bytes say(Bytes data, std::uint8_t asked);

    SocialCardOptions options_;
    std::map<std::uint8_t, std::vector<Record>> files_;
    bool inEnvironment_ = false;
    std::uint8_t file_ = 0; ///< selected; 0: none
    bool pinPresented_ = false;
    int pinTries_ = 0;
    int pinsSent_ = 0;
    Bytes toFetch_;
};

} // namespace fifteen::emulator
