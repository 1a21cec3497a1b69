// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_pack.hpp"
#include "flows/announcement.hpp"

#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

namespace fifteen::adapters {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class VoicePackTest : public testing::Test {
protected:
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder() / name, std::ios::binary) << bytes;
    }

    void writeClip(const std::string& name, std::int16_t sample, int rate = 16000) const {
        write(name, writeWav({.rate = rate, .samples = {sample, sample}}));
    }

    std::filesystem::path folder() const { return directory_.path().toStdString(); }

private:
    QTemporaryDir directory_;
};

TEST_F(VoicePackTest, putsClipsTogetherWithoutGaps) {
    writeClip("a.wav", 1);
    writeClip("b.wav", 2);
    write("manifest.txt", "# clip | file | words\n\nqing | a.wav | 请\ndao|b.wav|到\n");
    const auto pack = VoicePack::load(folder());
    ASSERT_TRUE(pack) << pack.error();
    std::vector<std::string> missing;
    const Sound sound = pack->sentence({"dao", "qing", "letter-A", "dao"}, missing);
    EXPECT_THAT(sound.samples, ElementsAre(2, 2, 1, 1, 2, 2));
    EXPECT_EQ(sound.rate, 16000);
    EXPECT_THAT(missing, ElementsAre("letter-A"));
}

TEST_F(VoicePackTest, aClipIsFoundByItsWordsToo) {
    writeClip("a.wav", 1);
    writeClip("b.wav", 2);
    write("manifest.txt", "touch-1 | a.wav | 取号\nother | b.wav | 取号\n");
    const auto pack = VoicePack::load(folder());
    ASSERT_TRUE(pack) << pack.error();
    std::vector<std::string> missing;
    EXPECT_THAT(pack->sentence({"=取号", "=返回"}, missing).samples, ElementsAre(1, 1)) << "the first of those words";
    EXPECT_THAT(missing, ElementsAre("=返回"));
    EXPECT_EQ(pack->size(), 2U);
}

TEST_F(VoicePackTest, aFileThatIsGoneOrSpoiltLaterCostsItsClip) {
    writeClip("a.wav", 1);
    writeClip("b.wav", 2);
    writeClip("c.wav", 3);
    write("manifest.txt", "a | a.wav | 一\nb | b.wav | 二\nc | c.wav | 三\n");
    const auto pack = VoicePack::load(folder());
    ASSERT_TRUE(pack) << pack.error();
    std::filesystem::remove(folder() / "a.wav");
    writeClip("b.wav", 2, 22050);
    std::vector<std::string> missing;
    EXPECT_THAT(pack->sentence({"a", "b", "c"}, missing).samples, ElementsAre(3, 3));
    EXPECT_THAT(missing, ElementsAre("a", "b"));
}

TEST_F(VoicePackTest, saysWhatIsWrongWithAFolder) {
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("manifest.txt: cannot be read"));
    write("manifest.txt", "# nothing\n");
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("names no clip"));
    write("manifest.txt", "qing\n");
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("manifest.txt:1: not"));
    write("manifest.txt", "qing | ../a.wav | 请\n");
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("manifest.txt:1: not"));
    write("manifest.txt", "qing | a.wav | 请\n");
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("a.wav: cannot be read"));
    write("a.wav", "no sound at all");
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("a.wav: not a WAV file"));
    writeClip("a.wav", 1);
    writeClip("b.wav", 2, 22050);
    write("manifest.txt", "qing | a.wav | 请\ndao | b.wav | 到\n");
    EXPECT_THAT(VoicePack::load(folder()).error(), HasSubstr("b.wav: 22050 Hz, but"));
}

/// The pack the build made: every sentence of a site of 99 desks can be said with it.
TEST(DefaultVoicePack, hasEveryClipOfEverySentence) {
    const auto pack = VoicePack::load(std::getenv("FIFTEEN_VOICE"));
    ASSERT_TRUE(pack) << pack.error();
    std::vector<std::string> missing;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        pack->sentence(flows::sentenceClips(std::string(1, letter) + "0123456789", 1, true), missing);
    }
    for (int desk = 1; desk <= 120; ++desk) {
        pack->sentence(flows::sentenceClips("A1", desk, false), missing);
    }
    EXPECT_THAT(missing, IsEmpty());
}

TEST(DefaultVoicePack, isTrimmedAndEquallyLoud) {
    const auto pack = VoicePack::load(std::getenv("FIFTEEN_VOICE"));
    ASSERT_TRUE(pack) << pack.error();
    std::vector<std::string> missing;
    for (const std::string& name : flows::sentenceClips("AZ0123456789", 12, true)) {
        const auto clip = pack->clip(name);
        ASSERT_TRUE(clip) << name;
        int peak = 0;
        std::size_t begin = clip->samples.size();
        for (std::size_t index = 0; index < clip->samples.size(); ++index) {
            const int loud = std::abs(static_cast<int>(clip->samples[index]));
            peak = std::max(peak, loud);
            if (loud > 400) {
                begin = std::min(begin, index);
            }
        }
        EXPECT_NEAR(peak, 26214, 1200) << name << ": 0.8 of full scale";
        EXPECT_LT(static_cast<double>(begin) / clip->rate, 0.03) << name << " begins at once";
        EXPECT_LT(clip->seconds(), 1.2) << name;
    }
    const Sound sentence = pack->sentence(flows::sentenceClips("A017", 3, false), missing);
    EXPECT_GT(sentence.seconds(), 1.5);
    EXPECT_LT(sentence.seconds(), 5.0) << "nobody listens to a long sentence";
}

} // namespace
} // namespace fifteen::adapters
