// SPDX-License-Identifier: Apache-2.0
#include "id_card/frame.hpp"

#include <gtest/gtest.h>

#include <random>

namespace fifteen::id_card {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes operator+(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

const Bytes kFound{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x08, 0x00, 0x00, 0x9F, 0x00, 0x00, 0x00, 0x00, 0x97};
const Bytes kNoCard{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x80, 0x84};

Bytes answer(std::uint8_t sw1, std::uint8_t sw2, std::uint8_t sw3) {
    return {0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, sw1, sw2, sw3, static_cast<std::uint8_t>(0x04 ^ sw1 ^ sw2 ^ sw3)};
}

Result<Reply> only(const Bytes& bytes) {
    FrameReader frames;
    frames.feed(bytes);
    auto reply = frames.next();
    EXPECT_TRUE(reply) << "no frame found";
    EXPECT_FALSE(frames.next()) << "more than one frame found";
    return reply ? std::move(*reply) : Result<Reply>(Error::noAnswer);
}

// The full requests of devices.md 1.2, which quotes the SAM protocol document.
TEST(Frame, requestsAreThoseOfTheBook) {
    const auto request = [](std::uint8_t command, std::uint8_t parameter, std::uint8_t sum) {
        return Bytes{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, command, parameter, sum};
    };
    EXPECT_EQ(encodeRequest(Command::reset), request(0x10, 0xFF, 0xEC));
    EXPECT_EQ(encodeRequest(Command::status), request(0x11, 0xFF, 0xED));
    EXPECT_EQ(encodeRequest(Command::samId), request(0x12, 0xFF, 0xEE));
    EXPECT_EQ(encodeRequest(Command::find), request(0x20, 0x01, 0x22));
    EXPECT_EQ(encodeRequest(Command::select), request(0x20, 0x02, 0x21));
    EXPECT_EQ(encodeRequest(Command::readTextAndPhoto), request(0x30, 0x01, 0x32));
    EXPECT_EQ(encodeRequest(Command::readAppendedAddress), request(0x30, 0x03, 0x30));
}

TEST(Frame, requestsCarryData) {
    EXPECT_EQ(encodeRequest(static_cast<Command>(0x61FF), std::array<std::uint8_t, 1>{0x50}),
              (Bytes{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x61, 0xFF, 0x50, 0xCA}));
}

TEST(Frame, answersOfTheBookAreUnderstood) {
    const auto found = only(kFound);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->outcome());
    EXPECT_EQ(found->data, SecretBytes(4, 0));
    EXPECT_TRUE(only({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x90, 0x94})->outcome());
    const auto selected = only({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x0C, 0, 0, 0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0x9C});
    ASSERT_TRUE(selected);
    EXPECT_TRUE(selected->outcome());
    EXPECT_EQ(only(kNoCard)->outcome().error(), Error::noCard);
    EXPECT_EQ(only({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x81, 0x85})->outcome().error(),
              Error::selectFailed);
    EXPECT_EQ(only({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x41, 0x45})->outcome().error(),
              Error::readFailed);
}

TEST(Frame, everyStatusWordHasAName) {
    const std::vector<std::pair<std::uint8_t, Error>> names{
        {0x10, Error::requestChecksum},     {0x11, Error::requestLength},
        {0x21, Error::unknownCommand},      {0x23, Error::notPermitted},
        {0x24, Error::readerUnknownError},  {0x31, Error::cardRejectsReader},
        {0x32, Error::readerRejectsCard},   {0x33, Error::verificationFailed},
        {0x40, Error::wrongCardType},       {0x41, Error::readFailed},
        {0x47, Error::randomFailed},        {0x60, Error::selfTestFailed},
        {0x66, Error::readerNotAuthorised}, {0x80, Error::noCard},
        {0x81, Error::selectFailed},        {0x91, Error::itemEmpty},
        {0x77, Error::unknownStatus},
    };
    for (const auto& [status, name] : names) {
        EXPECT_EQ(only(answer(0, 0, status))->outcome().error(), name) << std::hex << int{status};
        EXPECT_NE(make_error_code(name).message(), "unknown ID card error");
    }
    EXPECT_EQ(only(answer(0x62, 0x83, 0x31))->outcome().error(), Error::cardRejectsReader) << "with the card's code";
    EXPECT_EQ(only(answer(0x01, 0x00, 0x90))->outcome().error(), Error::unknownStatus) << "only 00 00 90 is success";
}

TEST(FrameReader, takesFramesInPiecesOfAnySize) {
    FrameReader frames;
    for (std::size_t i = 0; i + 1 < kFound.size(); ++i) {
        frames.feed(std::span(kFound).subspan(i, 1));
        EXPECT_FALSE(frames.next());
    }
    frames.feed(std::span(kFound).last(1));
    const auto reply = frames.next();
    ASSERT_TRUE(reply && *reply);
    EXPECT_TRUE((*reply)->outcome());
}

TEST(FrameReader, knowsHowManyBytesAreMissing) {
    FrameReader frames;
    frames.feed(std::span(kFound).first(6));
    EXPECT_FALSE(frames.next());
    EXPECT_FALSE(frames.missing());
    frames.feed(std::span(kFound).subspan(6, 1));
    EXPECT_FALSE(frames.next());
    EXPECT_EQ(frames.missing(), 8U);
}

TEST(FrameReader, skipsGarbageBeforeThePreamble) {
    EXPECT_TRUE(only(Bytes{0x00, 0x96, 0x69, 0xAA, 0x55, 0xAA, 0xAA, 0x96} + kFound)->outcome());
    EXPECT_TRUE(only(Bytes(5000, 0xAA) + kFound)->outcome());
}

TEST(FrameReader, takesAPreambleThatLostItsFirstByte) {
    EXPECT_TRUE(only(Bytes(kFound.begin() + 1, kFound.end()))->outcome());
}

TEST(FrameReader, refusesAWrongChecksumAndGoesOn) {
    auto damaged = kFound;
    damaged.back() ^= 0x01;
    FrameReader frames;
    frames.feed(damaged + kNoCard);
    EXPECT_EQ(frames.next()->error(), Error::garbledAnswer);
    const auto second = frames.next();
    ASSERT_TRUE(second && *second);
    EXPECT_EQ((*second)->outcome().error(), Error::noCard);
}

TEST(FrameReader, aFrameCutShortDoesNotSwallowTheNext) {
    FrameReader frames;
    frames.feed(Bytes(kFound.begin(), kFound.begin() + 9) + kNoCard);
    EXPECT_EQ(frames.next()->error(), Error::garbledAnswer);
    const auto second = frames.next();
    ASSERT_TRUE(second && *second);
    EXPECT_EQ((*second)->outcome().error(), Error::noCard);
}

TEST(FrameReader, refusesImpossibleLengths) {
    for (const int length : {0, 1, 3, 0x90B, 0xFFFF}) {
        FrameReader frames;
        frames.feed(Bytes{0xAA, 0xAA, 0xAA, 0x96, 0x69, static_cast<std::uint8_t>(length >> 8),
                          static_cast<std::uint8_t>(length & 0xFF)} +
                    kNoCard);
        EXPECT_EQ(frames.next()->error(), Error::garbledAnswer) << length;
        EXPECT_TRUE(*frames.next()) << length;
    }
}

TEST(FrameReader, findsAFrameInAnyNoise) {
    std::mt19937 random(15);
    for (int round = 0; round < 300; ++round) {
        Bytes noise(random() % 200);
        for (auto& byte : noise) {
            byte = static_cast<std::uint8_t>(random() % 4 == 0 ? 0xAA : random());
        }
        FrameReader frames;
        frames.feed(noise);
        while (frames.next()) {
        }
        frames.clear();
        frames.feed(kNoCard);
        EXPECT_EQ((*frames.next())->outcome().error(), Error::noCard);
    }
}

} // namespace
} // namespace fifteen::id_card
