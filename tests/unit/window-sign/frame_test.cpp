// SPDX-License-Identifier: Apache-2.0
#include "window_sign/frame.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string_view>

namespace fifteen::window_sign {
namespace {

Bytes operator+(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

// The example of the README: sign 3 shows "A017".
const Frame kFrame{0x03, 0x2A, Command::show,
                   bytesOf("\x01\x01"
                           "A017")};
const Bytes kBytes{0xA5, 0x15, 0x03, 0x2A, 0x01, 0x00, 0x06, 0x01, 0x01, 0x41, 0x30, 0x31, 0x37, 0x09, 0x53};

std::vector<Frame> framesIn(Bytes bytes, int* garbled = nullptr) {
    std::vector<Frame> frames;
    while (const auto frame = takeFrame(bytes)) {
        if (*frame) {
            frames.push_back(**frame);
        } else {
            EXPECT_EQ(frame->error(), Error::garbled);
            if (garbled != nullptr) {
                ++*garbled;
            }
        }
    }
    return frames;
}

TEST(SignFrame, itsCrcIsThatOfTheCatalogue) {
    EXPECT_EQ(crc16(bytesOf("123456789")), 0x29B1);
    EXPECT_EQ(crc16({}), 0xFFFF);
}

TEST(SignFrame, isWrittenAsTheReadmeSays) {
    EXPECT_EQ(encode(kFrame), kBytes);
    EXPECT_EQ(framesIn(kBytes), std::vector{kFrame});
}

TEST(SignFrame, aGoodOneIsFoundBehindABadOne) {
    // A false length swallows what follows: enough must follow for it to be seen as wrong.
    const Bytes more(kLargestData, 0x00);
    for (std::size_t kept = 1; kept < kBytes.size(); ++kept) { // cut short anywhere: the next one completes it, badly
        const Bytes start(kBytes.begin(), kBytes.begin() + static_cast<std::ptrdiff_t>(kept));
        EXPECT_EQ(framesIn(start + kBytes + more), std::vector{kFrame}) << kept;
    }
    for (std::size_t at = 0; at < kBytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto bad = kBytes;
            bad[at] ^= static_cast<std::uint8_t>(1 << bit);
            EXPECT_EQ(framesIn(bad + more + kBytes), std::vector{kFrame}) << at << ' ' << bit;
        }
    }
}

TEST(SignFrame, lengthsAreBounded) {
    const Frame longest{0x01, 0x02, Command::show, Bytes(kLargestData, 0xA5)};
    EXPECT_EQ(framesIn(encode(longest)), std::vector{longest});
    int garbled = 0;
    EXPECT_TRUE(framesIn(encode({0x01, 0x02, Command::show, Bytes(kLargestData + 1, 0x20)}), &garbled).empty());
    EXPECT_EQ(garbled, 1);
}

TEST(SignFrame, waitsForMore) {
    Bytes bytes;
    for (const auto byte : kBytes) {
        EXPECT_FALSE(takeFrame(bytes));
        bytes.push_back(byte);
    }
    EXPECT_TRUE(takeFrame(bytes));
    EXPECT_TRUE(bytes.empty());
}

TEST(SignFrame, noiseIsDropped) {
    Bytes noise(1000, 0x15);
    noise.push_back(0xA5);
    EXPECT_FALSE(takeFrame(noise));
    EXPECT_EQ(noise, Bytes{0xA5}); // it may begin one
    EXPECT_EQ(framesIn(Bytes{0xA5, 0xA5} + kBytes + Bytes{0x00}), std::vector{kFrame});
}

TEST(SignFrame, everyFrameSurvivesTheWay) {
    std::mt19937 random(15);
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<std::size_t> size(0, kLargestData);
    Bytes all;
    std::vector<Frame> frames;
    for (int i = 0; i < 100; ++i) {
        Frame frame{static_cast<std::uint8_t>(byte(random)), static_cast<std::uint8_t>(byte(random)),
                    static_cast<Command>(byte(random)), Bytes(size(random))};
        for (auto& data : frame.data) {
            data = static_cast<std::uint8_t>(byte(random));
        }
        all = all + encode(frame);
        frames.push_back(std::move(frame));
    }
    EXPECT_EQ(framesIn(all), frames);
}

} // namespace
} // namespace fifteen::window_sign
