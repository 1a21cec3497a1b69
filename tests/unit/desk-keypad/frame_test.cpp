// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/frame.hpp"

#include <gtest/gtest.h>

#include <random>

namespace fifteen::desk_keypad {
namespace {

Bytes operator+(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

// Pad 5 calls: 05 + 10 + 0C = 21.
const Bytes kCall{0xFF, 0x68, 0x03, 0x03, 0x68, 0x05, 0x10, 0x0C, 0x21, 0x16};
// Pad 5 says 6 and confirm: 05 + 10 + 06 + 0F = 2A.
const Bytes kNoShow{0xFF, 0x68, 0x04, 0x04, 0x68, 0x05, 0x10, 0x06, 0x0F, 0x2A, 0x16};

struct Found {
    std::vector<Frame> frames;
    std::vector<Error> errors;
};

Found readAll(FrameReader& reader) {
    Found found;
    while (const auto frame = reader.next()) {
        if (*frame) {
            found.frames.push_back(**frame);
        } else {
            found.errors.push_back(static_cast<Error>(frame->error().value()));
        }
    }
    return found;
}

Found readAll(const Bytes& bytes) {
    FrameReader reader;
    reader.feed(bytes);
    return readAll(reader);
}

const Frame kCallFrame{0x05, 0x10, {0x0C}};
const Frame kNoShowFrame{0x05, 0x10, {0x06, 0x0F}};

TEST(KeypadFrame, isWrittenAsThePaperSays) {
    EXPECT_EQ(encode(kCallFrame), kCall);
    EXPECT_EQ(encode({0x05, 0x10, {0x06, 0x0F}}), kNoShow);
    EXPECT_EQ(encode({0x03, 0x03, {}}), (Bytes{0xFF, 0x68, 0x02, 0x02, 0x68, 0x03, 0x03, 0x06, 0x16}));
}

TEST(KeypadFrame, sumsOverflow) {
    const auto bytes = encode({0xFE, 0x10, {0x0C}}); // FE + 10 + 0C = 11A
    EXPECT_EQ(bytes[8], 0x1A);
    EXPECT_EQ(readAll(bytes).frames, (std::vector<Frame>{{0xFE, 0x10, {0x0C}}}));
}

TEST(KeypadFrame, isReadWholeAndInPieces) {
    EXPECT_EQ(readAll(kCall + kNoShow).frames, (std::vector{kCallFrame, kNoShowFrame}));
    FrameReader reader;
    std::vector<Frame> frames;
    for (const auto byte : kCall + kNoShow) {
        reader.feed({&byte, 1});
        for (const auto& frame : readAll(reader).frames) {
            frames.push_back(frame);
        }
    }
    EXPECT_EQ(frames, (std::vector{kCallFrame, kNoShowFrame}));
    EXPECT_FALSE(reader.isInFrame());
}

TEST(KeypadFrame, everyLengthADeviceMaySendIsRead) {
    for (std::size_t data = 1; data <= 3; ++data) {
        const Frame frame{0x01, 0x10, Bytes(data, 0x07)};
        EXPECT_EQ(readAll(encode(frame)).frames, std::vector{frame});
    }
}

TEST(KeypadFrame, lengthsThatNoDeviceSendsAreRefused) {
    for (const std::size_t data : {0U, 4U, 5U, 6U, 200U}) {
        const auto found = readAll(encode({0x01, 0x10, Bytes(data, 0x07)}));
        EXPECT_TRUE(found.frames.empty());
        EXPECT_EQ(found.errors, std::vector{Error::badLength}) << data;
    }
}

TEST(KeypadFrame, whatIsWrongIsNamed) {
    const auto errorOf = [](std::size_t at, std::uint8_t byte) {
        auto bytes = kCall;
        bytes[at] = byte;
        const auto found = readAll(bytes);
        EXPECT_TRUE(found.frames.empty());
        return found.errors;
    };
    EXPECT_EQ(errorOf(2, 0x04), std::vector{Error::badLength}); // the lengths differ
    EXPECT_EQ(errorOf(3, 0x04), std::vector{Error::badLength});
    EXPECT_EQ(errorOf(4, 0x69), std::vector{Error::badMark});
    EXPECT_EQ(errorOf(5, 0x06), std::vector{Error::badSum});
    EXPECT_EQ(errorOf(6, 0x11), std::vector{Error::badSum});
    EXPECT_EQ(errorOf(7, 0x0D), std::vector{Error::badSum}); // the field project would call a number twice
    EXPECT_EQ(errorOf(8, 0x00), std::vector{Error::badSum});
    EXPECT_EQ(errorOf(9, 0x17), std::vector{Error::badEnd});
}

TEST(KeypadFrame, aGoodFrameIsFoundBehindABadOne) {
    for (std::size_t kept = 1; kept < kCall.size(); ++kept) { // cut short anywhere
        const auto found = readAll(Bytes(kCall.begin(), kCall.begin() + static_cast<std::ptrdiff_t>(kept)) + kNoShow);
        EXPECT_EQ(found.frames, std::vector{kNoShowFrame}) << kept;
    }
    for (std::size_t at = 0; at < kCall.size(); ++at) { // one bit wrong anywhere
        auto bad = kCall;
        bad[at] ^= 0x01;
        EXPECT_EQ(readAll(bad + kNoShow).frames, std::vector{kNoShowFrame}) << at;
    }
}

TEST(KeypadFrame, noiseIsSkipped) {
    EXPECT_EQ(readAll(Bytes{0x00, 0x16, 0xFF, 0xFF} + kCall).frames, std::vector{kCallFrame});
    EXPECT_EQ(readAll(Bytes{0xFF, 0x68, 0xFF, 0x68} + kCall + Bytes{0x68}).frames, std::vector{kCallFrame});
    const auto onlyNoise = readAll(Bytes(1000, 0x68));
    EXPECT_TRUE(onlyNoise.frames.empty());
    EXPECT_TRUE(onlyNoise.errors.empty());
}

TEST(KeypadFrame, aHeadMayComeInTwoPieces) {
    FrameReader reader;
    reader.feed(Bytes{0x00, 0xFF});
    EXPECT_FALSE(reader.next());
    EXPECT_TRUE(reader.isInFrame());
    reader.feed(Bytes(kCall.begin() + 1, kCall.end()));
    EXPECT_EQ(readAll(reader).frames, std::vector{kCallFrame});
}

TEST(KeypadFrame, aFloodIsForgotten) {
    FrameReader reader;
    for (int i = 0; i < 100; ++i) {
        reader.feed(Bytes(1000, 0xFF));
    }
    reader.feed(Bytes(10'000, 0x68));
    reader.feed(kCall);
    EXPECT_EQ(readAll(reader).frames, std::vector{kCallFrame});
    reader.feed(Bytes(kCall.begin(), kCall.begin() + 5));
    reader.clear();
    EXPECT_FALSE(reader.isInFrame());
    reader.feed(kCall);
    EXPECT_EQ(readAll(reader).frames, std::vector{kCallFrame});
}

TEST(KeypadFrame, everyFrameSurvivesTheWay) {
    std::mt19937 random(15);
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<std::size_t> size(1, 3);
    Bytes all;
    std::vector<Frame> frames;
    for (int i = 0; i < 300; ++i) {
        Frame frame{static_cast<std::uint8_t>(byte(random)), static_cast<std::uint8_t>(byte(random)), {}};
        frame.data.resize(size(random));
        for (auto& data : frame.data) {
            data = static_cast<std::uint8_t>(byte(random));
        }
        all = all + encode(frame);
        frames.push_back(std::move(frame));
    }
    const auto found = readAll(all);
    EXPECT_EQ(found.frames, frames);
    EXPECT_TRUE(found.errors.empty());
}

} // namespace
} // namespace fifteen::desk_keypad
