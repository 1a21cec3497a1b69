// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_player.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace fifteen::adapters {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// ALSA with one device that writes what it would play to a file; no sound card is needed, none is used.
class VoicePlayerTest : public testing::Test {
protected:
    VoicePlayerTest() {
        const auto config = folder() / "asound.conf";
        std::ofstream(config) << "pcm.hall { type file slave.pcm { type null } file \"" << recording().string()
                              << "\" format \"raw\" }\n"
                              << "pcm.stuck { type hw card 97 }\n";
        setenv("ALSA_CONFIG_PATH", config.c_str(), 1);
        std::string manifest;
        for (const char* name : {"qing", "dao", "digit-1"}) {
            manifest += std::string(name) + " | " + name + ".wav | \n";
        }
        writeClip("qing", 1000);
        writeClip("dao", 2000);
        writeClip("digit-1", 3000);
        std::ofstream(folder() / "manifest.txt") << manifest;
    }

    static void SetUpTestSuite() {
        static int count = 1;
        static char name[] = "voice-player-test";
        static char* arguments[] = {name, nullptr};
        static const QCoreApplication application(count, arguments);
    }

    std::filesystem::path folder() const { return directory_.path().toStdString(); }

    std::filesystem::path recording() const { return folder() / "heard.raw"; }

    void writeClip(const std::string& name, std::int16_t sample, std::size_t samples = 1600) const {
        std::ofstream(folder() / (name + ".wav"), std::ios::binary)
            << writeWav({.rate = 16000, .samples = std::vector<std::int16_t>(samples, sample)});
    }

    std::optional<VoicePack> pack() const { return *VoicePack::load(folder()); }

    using Ends = std::vector<std::pair<qint64, bool>>;

    /// Says the sentences, which are numbered from 41, and waits until all have ended, or so many.
    static Ends endsOf(VoicePlayer& player, const std::vector<std::vector<std::string>>& sentences,
                       std::size_t wanted = 0) {
        Ends seen;
        QEventLoop loop;
        QObject::connect(&player, &VoicePlayer::ended, &loop, [&](qint64 call, bool spoken) {
            seen.emplace_back(call, spoken);
            if (seen.size() == std::max(wanted, sentences.size())) {
                loop.quit();
            }
        });
        qint64 call = 41;
        for (const auto& sentence : sentences) {
            player.speak(call++, sentence);
        }
        QTimer::singleShot(std::chrono::seconds{20}, &loop, &QEventLoop::quit);
        loop.exec();
        return seen;
    }

    /// The values heard, each once as long as it lasts, with the number of samples.
    std::vector<std::pair<int, int>> heard() const {
        std::ifstream stream(recording(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        std::vector<std::pair<int, int>> runs;
        for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
            const int sample = static_cast<unsigned char>(bytes[at]) | (static_cast<signed char>(bytes[at + 1]) << 8);
            if (runs.empty() || runs.back().first != sample) {
                runs.emplace_back(sample, 0);
            }
            ++runs.back().second;
        }
        return runs;
    }

private:
    QTemporaryDir directory_;
};

TEST_F(VoicePlayerTest, playsSentencesWholeAndInOrder) {
    {
        VoicePlayer player(pack(), "hall");
        EXPECT_THAT(endsOf(player, {{"qing", "digit-1", "dao"}, {"dao", "qing"}}),
                    ElementsAre(Pair(41, true), Pair(42, true)));
    }
    const int breath = 5600; // 0.35 s at 16 kHz
    EXPECT_THAT(heard(), ElementsAre(Pair(1000, 1600), Pair(3000, 1600), Pair(2000, 1600), Pair(0, breath),
                                     Pair(2000, 1600), Pair(1000, 1600), Pair(0, breath)));
}

TEST_F(VoicePlayerTest, leavesOutAClipThePackDoesNotHave) {
    {
        VoicePlayer player(pack(), "hall");
        EXPECT_THAT(endsOf(player, {{"qing", "letter-A", "dao"}}), ElementsAre(Pair(41, true)));
    }
    EXPECT_THAT(heard(), ElementsAre(Pair(1000, 1600), Pair(2000, 1600), Pair(0, 5600)));
}

TEST_F(VoicePlayerTest, answersWithoutASoundCard) {
    VoicePlayer player(pack(), "stuck");
    EXPECT_THAT(endsOf(player, {{"qing"}, {"qing"}}), ElementsAre(Pair(41, false), Pair(42, false)));
}

TEST_F(VoicePlayerTest, answersWhenTheConfiguredDeviceDoesNotExist) {
    VoicePlayer player(pack(), "no such device");
    EXPECT_THAT(endsOf(player, {{"qing"}}), ElementsAre(Pair(41, false)));
}

TEST_F(VoicePlayerTest, answersWithoutAPack) {
    VoicePlayer player(std::nullopt, "hall");
    EXPECT_THAT(endsOf(player, {{"qing"}}), ElementsAre(Pair(41, false)));
}

TEST_F(VoicePlayerTest, fallsSilentAndSpeaksAgain) {
    // A minute each: what is played when it is told to stop is not over by itself.
    writeClip("dao", 2000, 60 * 16000);
    std::vector<std::vector<std::string>> sentences(300, {"dao"});
    VoicePlayer player(pack(), "hall");
    QTimer::singleShot(0, &player, [&player] {
        player.stop();
        player.speak(1000, {"qing"});
    });
    sentences.pop_back(); // 299, and the one that is said after the silence
    const Ends ends = endsOf(player, sentences, 300);
    ASSERT_EQ(ends.size(), 300U) << "each is answered";
    EXPECT_THAT(ends.back(), Pair(1000, true));
    EXPECT_THAT(ends[298], Pair(339, false));
}

TEST_F(VoicePlayerTest, stoppingSilenceDoesNotSwallowTheNextSentence) {
    VoicePlayer player(pack(), "hall");
    player.stop();
    EXPECT_THAT(endsOf(player, {{"qing"}}), ElementsAre(Pair(41, true)));
}

TEST_F(VoicePlayerTest, endsAtOnceWithSentencesLeft) {
    QElapsedTimer timer;
    timer.start();
    {
        VoicePlayer player(pack(), "hall");
        for (int call = 1; call <= 1000; ++call) {
            player.speak(call, {"qing", "dao"});
        }
    }
    EXPECT_LT(timer.elapsed(), 5000);
}

} // namespace
} // namespace fifteen::adapters
