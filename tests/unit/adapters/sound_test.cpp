// SPDX-License-Identifier: Apache-2.0
#include "adapters/sound.hpp"

#include <gtest/gtest.h>

namespace fifteen::adapters {
namespace {

const Sound threeSamples{.rate = 22050, .samples = {0, -32768, 32767}};

TEST(Sound, isReadAsItWasWritten) {
    const auto read = readWav(writeWav(threeSamples));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->rate, 22050);
    EXPECT_EQ(read->samples, threeSamples.samples);
}

TEST(Sound, skipsChunksItDoesNotKnow) {
    std::string bytes = writeWav(threeSamples);
    bytes.insert(12, std::string("LIST\x03\0\0\0abc\0", 12)); // of odd length, padded
    const auto read = readWav(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->samples, threeSamples.samples);
}

TEST(Sound, refusesWhatIsNoWav) {
    EXPECT_EQ(readWav("").error(), SoundError::notWav);
    EXPECT_EQ(readWav("RIFF\x10\0\0\0WAVE").error(), SoundError::notWav);
    std::string withoutFormat = writeWav(threeSamples);
    withoutFormat.erase(12, 24);
    EXPECT_EQ(readWav(withoutFormat).error(), SoundError::notWav);
}

TEST(Sound, refusesAFileCutAnywhere) {
    const std::string whole = writeWav(threeSamples);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(readWav(whole.substr(0, length))) << length;
    }
}

TEST(Sound, refusesAnotherFormat) {
    const auto with = [](std::size_t at, char value) {
        std::string bytes = writeWav(threeSamples);
        bytes[at] = value;
        return bytes;
    };
    EXPECT_EQ(readWav(with(20, 3)).error(), SoundError::unsupported) << "floating point";
    EXPECT_EQ(readWav(with(22, 2)).error(), SoundError::unsupported) << "stereo";
    EXPECT_EQ(readWav(with(34, 24)).error(), SoundError::unsupported) << "24 bit";
    EXPECT_EQ(readWav(with(26, 2)).error(), SoundError::unsupported) << "153 kHz";
    EXPECT_EQ(readWav(writeWav({.rate = 22050, .samples = {}})).error(), SoundError::empty);
}

} // namespace
} // namespace fifteen::adapters
