// SPDX-License-Identifier: Apache-2.0
#include "emulator/social_card_model.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace fifteen::emulator {
namespace {

SocialCardOptions grandmaLi(int generation) {
    SocialCardOptions options;
    options.holder = makeCardHolder(
        {{"name", "李秀英"}, {"birth", "19550312"}, {"sex", "female"}, {"number", "33010619550312028X"}});
    options.generation = generation;
    return options;
}

/// Talks in hexadecimal, as the documents and field code do.
class Talk {
public:
    explicit Talk(SocialCardOptions options)
        : card_(std::move(options)) {}

    std::string operator()(std::string_view command) {
        Bytes bytes;
        for (std::size_t i = 0; i + 1 < command.size(); i += 2) {
            bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(command.substr(i, 2)), nullptr, 16)));
        }
        const auto answer = card_.transmit(bytes);
        if (!answer) {
            return "nothing";
        }
        std::string text;
        for (const auto byte : *answer) {
            text += "0123456789ABCDEF"[byte >> 4];
            text += "0123456789ABCDEF"[byte & 0x0F];
        }
        return text;
    }

    SocialCardModel& card() { return card_; }

private:
    SocialCardModel card_;
};

constexpr const char* kEnvironment = "00A404000F7378312E73682EC9E7BBE1B1A3D5CF";

TEST(SocialCardModel, answersByTag) {
    Talk talk(grandmaLi(1));
    EXPECT_EQ(talk(kEnvironment), "6F11840F7378312E73682EC9E7BBE1B1A3D5CF9000");
    EXPECT_EQ(talk("00A4020002EF05"), "9000");
    EXPECT_EQ(talk("00B2030006"), "0304312E30309000");
    EXPECT_EQ(talk("00B2060006"), "0604203001019000");
    EXPECT_EQ(talk("00A4000002EF06"), "9000") << "P1 is 00 or 02";
    EXPECT_EQ(talk("00B2080014"), "0812333330313036313935353033313230323858"
                                  "9000");
    EXPECT_EQ(talk("00B2090000").substr(0, 16), "091EC0EED0E3D3A2");
    EXPECT_EQ(talk("00B20A0003"), "0A01329000") << "a woman";
    EXPECT_EQ(talk("00B20D0006"), "0D04195503129000");
}

TEST(SocialCardModel, recordsMoveWithTheGeneration) {
    Talk first(grandmaLi(1));
    first(kEnvironment);
    EXPECT_EQ(first("00B2033403"), "0A01329000");
    EXPECT_EQ(first("00B2063406"), "0D04195503129000");
    EXPECT_EQ(first("00B2073406"), "6A83");
    for (const int generation : {2, 3}) {
        Talk later(grandmaLi(generation));
        later(kEnvironment);
        EXPECT_EQ(later("00B2032C06"), generation == 2 ? "0304322E30309000" : "0304332E30309000");
        EXPECT_EQ(later("00B2043403"), "0A01329000");
        EXPECT_EQ(later("00B2073406"), "0D04195503129000");
    }
}

TEST(SocialCardModel, asksForTheRightLengthAndLetsItselfBeFetched) {
    auto options = grandmaLi(2);
    options.habits.fetched = true;
    Talk talk(options);
    EXPECT_EQ(talk(kEnvironment), "6113");
    EXPECT_EQ(talk("00C0000012"), "6C13");
    EXPECT_EQ(talk("00C0000013"), "6F11840F7378312E73682EC9E7BBE1B1A3D5CF9000");
    EXPECT_EQ(talk("00C0000013"), "6985") << "once";
    EXPECT_EQ(talk("00B2032C10"), "6C06");
    EXPECT_EQ(talk("00B2032C06"), "6106");
    EXPECT_EQ(talk("00C0000006"), "0304322E30309000");
}

TEST(SocialCardModel, refusesWhatItDoesNotKnow) {
    auto options = grandmaLi(3);
    options.habits.tagsKnown = false;
    Talk talk(options);
    EXPECT_EQ(talk("00B2032C06"), "6A86") << "nothing is selected yet";
    EXPECT_EQ(talk("00A4020002EF05"), "6A82");
    EXPECT_EQ(talk("00A4040005A000000333"), "6A82") << "a bank's application";
    EXPECT_EQ(talk(kEnvironment).substr(0, 4), "6F11");
    EXPECT_EQ(talk("00B2030006"), "6A86");
    EXPECT_EQ(talk("00B2033C06"), "6A82") << "EF07 is not played";
    EXPECT_EQ(talk("00B2030406"), "6986") << "no file selected";
    EXPECT_EQ(talk("00A4020002EF09"), "6A82");
    EXPECT_EQ(talk("00A4020003EF05"), "6700");
    EXPECT_EQ(talk("00A4030002EF05"), "6A86");
    EXPECT_EQ(talk("00B203"), "6700");
    EXPECT_EQ(talk("00B2032C"), "6700");
    EXPECT_EQ(talk("80B2032C06"), "6E00");
    EXPECT_EQ(talk("00D6000001FF"), "6D00");
    EXPECT_EQ(talk("00200000"), "6985") << "it has no PIN";
}

TEST(SocialCardModel, keepsItsHolderBehindAPinWhereItHasOne) {
    auto options = grandmaLi(3);
    options.habits.pin = "888888";
    options.habits.pinTries = 2;
    Talk talk(options);
    talk(kEnvironment);
    EXPECT_EQ(talk("00B2032C06"), "0304332E30309000") << "the issuer's file is free";
    EXPECT_EQ(talk("00B2013414"), "6982");
    EXPECT_EQ(talk("00200000"), "63C2");
    EXPECT_EQ(talk("0020000003123456"), "63C1");
    EXPECT_EQ(talk("0020000003888888"), "9000");
    EXPECT_EQ(talk("00B2013414").substr(0, 4), "0812");
    talk.card().reset();
    talk(kEnvironment);
    EXPECT_EQ(talk("00B2013414"), "6982");
    talk("0020000003123456");
    EXPECT_EQ(talk("0020000003123456"), "63C0");
    EXPECT_EQ(talk("00B2013414"), "6983");
    EXPECT_EQ(talk("0020000003888888"), "6983");
    EXPECT_EQ(talk.card().pinsSent(), 5);
}

TEST(SocialCardModel, playsFaults) {
    const std::map<SocialCardFault, std::string> answers{{SocialCardFault::unknownStatus, "9A77"},
                                                         {SocialCardFault::cardFailure, "6F00"},
                                                         {SocialCardFault::wrongLength, "037F332E30309000"},
                                                         {SocialCardFault::truncated, "0301339000"},
                                                         {SocialCardFault::wrongTag, "4304332E30309000"},
                                                         {SocialCardFault::noStatus, "03"},
                                                         {SocialCardFault::unknownVersion, "0304392E30309000"},
                                                         {SocialCardFault::silent, "nothing"}};
    for (const auto& [fault, answer] : answers) {
        auto options = grandmaLi(3);
        options.fault = fault;
        Talk talk(options);
        talk(kEnvironment);
        const auto size = fault == SocialCardFault::truncated ? "03" : "06";
        EXPECT_EQ(talk(std::string("00B2032C") + size), answer) << static_cast<int>(fault);
    }
}

TEST(SocialCardModel, playsFaultsOfItsHolder) {
    auto options = grandmaLi(1);
    options.fault = SocialCardFault::anotherKind;
    EXPECT_EQ(Talk(options)(kEnvironment), "6A82");
    options.fault = SocialCardFault::wrongCheckDigit;
    Talk forged(options);
    forged(kEnvironment);
    EXPECT_EQ(forged("00B2013414"), "0812333330313036313935353033313230323831"
                                    "9000");
    options.fault = SocialCardFault::wrongEncoding;
    Talk garbled(options);
    garbled(kEnvironment);
    EXPECT_EQ(garbled("00B2023400"), "0903C0EED09000");
    options.fault = SocialCardFault::wrongDate;
    Talk impossible(options);
    impossible(kEnvironment);
    EXPECT_EQ(impossible("00B2063406"), "0D04195502319000");
    options.fault = SocialCardFault::tooLong;
    Talk endless(options);
    EXPECT_EQ(endless(kEnvironment).size(), 2U * 257);
    EXPECT_EQ(endless("00C00000FF").substr(2U * 255), "61FF");
    EXPECT_EQ(endless("00C00000FF").substr(2U * 255), "61FF") << "and again";
}

TEST(SocialCardModel, isPulledOutAfterSoManyCommands) {
    auto options = grandmaLi(3);
    options.pulledAfter = 2;
    Talk talk(options);
    EXPECT_NE(talk(kEnvironment), "nothing");
    EXPECT_FALSE(talk.card().pulled());
    EXPECT_NE(talk("00B2032C06"), "nothing");
    EXPECT_TRUE(talk.card().pulled());
    EXPECT_EQ(talk("00B2032C06"), "nothing");
}

TEST(SocialCardModel, hasNoRoomForEveryName) {
    auto options = grandmaLi(3);
    options.holder.name = "一二三四五六七八九十一二三四五六";
    EXPECT_THROW(SocialCardModel{options}, std::invalid_argument);
}

} // namespace
} // namespace fifteen::emulator
