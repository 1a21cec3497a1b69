// SPDX-License-Identifier: Apache-2.0
#include "escpos/status.hpp"

#include <gtest/gtest.h>

#include <set>

namespace fifteen::escpos {
namespace {

using Four = std::array<std::uint8_t, 4>;

Status answered(RealTimeStatus kind, std::uint8_t byte) {
    Status status;
    addRealTimeAnswer(status, kind, byte);
    return status;
}

Status extended(const Four& bytes) {
    Status status;
    addExtendedAnswer(status, bytes);
    return status;
}

Status automatic(const Four& bytes) {
    Status status;
    addAutomaticStatus(status, bytes);
    return status;
}

/// A bit of an answer, what it sets, and what it is called when people can do something about it.
struct Meaning {
    Status status;
    bool Status::*field;
    std::optional<Error> trouble;
    std::optional<Error> passing{};
};

void check(const std::vector<Meaning>& meanings) {
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        const auto& [status, field, trouble, passing] = meanings[i];
        Status only;
        only.*field = true;
        EXPECT_EQ(status, only) << "bit " << i << " sets its own field and no other";
        EXPECT_EQ(status.trouble(), trouble) << "bit " << i;
        EXPECT_EQ(status.passing(), passing) << "bit " << i;
    }
}

TEST(Status, nothingSaidIsNoTrouble) {
    for (const auto kind :
         {RealTimeStatus::printer, RealTimeStatus::offlineCause, RealTimeStatus::errorCause, RealTimeStatus::paper}) {
        EXPECT_EQ(answered(kind, 0x12), Status{});
    }
    EXPECT_EQ(extended({}), Status{});
    EXPECT_EQ(automatic({0x10, 0, 0, 0}), Status{});
    EXPECT_EQ(Status{}.trouble(), std::nullopt);
    EXPECT_EQ(Status{}.passing(), std::nullopt);
}

// The tables of devices.md 3.2, row by row; real-time answers with the fixed bits 12h, automatic ones with 10h.
TEST(Status, everyBitOfTheRealTimeAnswers) {
    using enum RealTimeStatus;
    check({
        {answered(printer, 0x16), &Status::drawer, std::nullopt},
        {answered(printer, 0x1A), &Status::offline, Error::offline},
        {answered(printer, 0x32), &Status::waitingForRecovery, Error::waitsForButton},
        {answered(printer, 0x52), &Status::feeding, std::nullopt, Error::feedButton},
        {answered(offlineCause, 0x16), &Status::coverOpen, Error::coverOpen},
        {answered(offlineCause, 0x1A), &Status::feeding, std::nullopt, Error::feedButton},
        {answered(offlineCause, 0x32), &Status::paperEnd, Error::paperEnd},
        {answered(offlineCause, 0x52), &Status::errorReported, Error::fault},
        {answered(errorCause, 0x1A), &Status::cutterFault, Error::cutterFault},
        {answered(errorCause, 0x32), &Status::unrecoverable, Error::fault},
        {answered(errorCause, 0x52), &Status::recoverable, std::nullopt, Error::recovering},
        {answered(paper, 0x1E), &Status::paperNearEnd, std::nullopt},
        {answered(paper, 0x16), &Status::paperNearEnd, std::nullopt},
        {answered(paper, 0x72), &Status::paperEnd, Error::paperEnd},
    });
}

TEST(Status, everyBitOfCustomsExtendedAnswer) {
    check({
        {extended({0x01, 0, 0, 0}), &Status::paperEnd, Error::paperEnd},
        {extended({0x04, 0, 0, 0}), &Status::paperNearEnd, std::nullopt},
        {extended({0x20, 0, 0, 0}), &Status::ticketPresented, std::nullopt},
        {extended({0x40, 0, 0, 0}), &Status::paperVirtualEnd, Error::paperEnd},
        {extended({0, 0x01, 0, 0}), &Status::headUp, Error::headUp},
        {extended({0, 0x02, 0, 0}), &Status::coverOpen, Error::coverOpen},
        {extended({0, 0, 0x01, 0}), &Status::headHot, std::nullopt, Error::headHot},
        {extended({0, 0, 0x08, 0}), &Status::supplyFault, Error::supplyFault},
        {extended({0, 0, 0x40, 0}), &Status::paperJam, Error::paperJam},
        {extended({0, 0, 0, 0x01}), &Status::cutterFault, Error::cutterFault},
        {extended({0, 0, 0, 0x02}), &Status::cutterCoverOpen, Error::cutterCoverOpen},
        {extended({0, 0, 0, 0x04}), &Status::ramFault, Error::memoryFault},
        {extended({0, 0, 0, 0x08}), &Status::eepromFault, Error::memoryFault},
        {extended({0, 0, 0, 0x80}), &Status::emitterFault, Error::emitterFault},
    });
}

TEST(Status, everyBitOfTheAutomaticStatus) {
    check({
        {automatic({0x14, 0, 0, 0}), &Status::drawer, std::nullopt},
        {automatic({0x18, 0, 0, 0}), &Status::offline, Error::offline},
        {automatic({0x30, 0, 0, 0}), &Status::coverOpen, Error::coverOpen},
        {automatic({0x50, 0, 0, 0}), &Status::feeding, std::nullopt, Error::feedButton},
        {automatic({0x10, 0x04, 0, 0}), &Status::mechanicalFault, Error::mechanicalFault},
        {automatic({0x10, 0x08, 0, 0}), &Status::cutterFault, Error::cutterFault},
        {automatic({0x10, 0x20, 0, 0}), &Status::unrecoverable, Error::fault},
        {automatic({0x10, 0x40, 0, 0}), &Status::recoverable, std::nullopt, Error::recovering},
        {automatic({0x10, 0, 0x03, 0}), &Status::paperNearEnd, std::nullopt},
        {automatic({0x10, 0, 0x0C, 0}), &Status::paperEnd, Error::paperEnd},
    });
}

TEST(Status, ofThePort) {
    check({
        {fromPortStatus(0x38), &Status::paperEnd, Error::paperEnd},
        {fromPortStatus(0x08), &Status::offline, Error::offline},
        {fromPortStatus(0x10), &Status::errorReported, Error::fault},
        {fromPortStatus(0x58, true), &Status::paperJam, Error::paperJam},
        {fromPortStatus(0x98, true), &Status::coverOpen, Error::coverOpen},
    });
    EXPECT_EQ(fromPortStatus(0x18), Status{});
    EXPECT_EQ(fromPortStatus(0xD8), Status{}) << "the vendors' bits mean something only where one says so";
    EXPECT_EQ(fromPortStatus(0x20).trouble(), Error::paperEnd);
}

TEST(Status, anAnswerInTurnSaysNearEndAndNeverMore) {
    for (const int byte : {0x01, 0x02, 0x03, 0x0C, 0x0F}) { // 0F: clones that have one value only
        Status status;
        addPaperInTurn(status, static_cast<std::uint8_t>(byte));
        EXPECT_TRUE(status.paperNearEnd) << byte;
        EXPECT_EQ(status.trouble(), std::nullopt) << byte;
    }
    Status status;
    addPaperInTurn(status, 0x60);
    EXPECT_EQ(status, Status{});
}

TEST(Status, namesTheCauseBeforeTheConsequence) {
    const std::vector<std::pair<bool Status::*, Error>> weakestFirst{
        {&Status::offline, Error::offline},
        {&Status::errorReported, Error::fault},
        {&Status::waitingForRecovery, Error::waitsForButton},
        {&Status::unrecoverable, Error::fault},
        {&Status::emitterFault, Error::emitterFault},
        {&Status::ramFault, Error::memoryFault},
        {&Status::supplyFault, Error::supplyFault},
        {&Status::mechanicalFault, Error::mechanicalFault},
        {&Status::cutterFault, Error::cutterFault},
        {&Status::paperEnd, Error::paperEnd},
        {&Status::paperJam, Error::paperJam},
        {&Status::coverOpen, Error::coverOpen},
        {&Status::cutterCoverOpen, Error::cutterCoverOpen},
        {&Status::headUp, Error::headUp},
    };
    Status status;
    for (const auto& [field, error] : weakestFirst) {
        status.*field = true;
        EXPECT_EQ(status.trouble(), error) << make_error_code(error).message();
    }
}

TEST(Status, whatPassesIsNoTroubleThoughThePrinterIsOfflineMeanwhile) {
    for (const auto field : {&Status::headHot, &Status::recoverable, &Status::feeding}) {
        Status status;
        status.offline = true;
        status.errorReported = true;
        status.*field = true;
        EXPECT_EQ(status.trouble(), std::nullopt);
        EXPECT_NE(status.passing(), std::nullopt);
        status.paperEnd = true;
        EXPECT_EQ(status.trouble(), Error::paperEnd) << "but paper does not come back by itself";
    }
}

TEST(Error, everyOneHasAText) {
    std::set<std::string> texts;
    for (int value = 1; value <= static_cast<int>(Error::emitterFault); ++value) {
        texts.insert(make_error_code(static_cast<Error>(value)).message());
    }
    EXPECT_EQ(texts.size(), static_cast<std::size_t>(Error::emitterFault)) << "each its own";
    EXPECT_FALSE(texts.contains("unknown printer error"));
    EXPECT_EQ(make_error_code(static_cast<Error>(999)).message(), "unknown printer error");
    EXPECT_STREQ(errorCategory().name(), "fifteen.escpos");
}

} // namespace
} // namespace fifteen::escpos
