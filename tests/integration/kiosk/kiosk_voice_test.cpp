// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_pack.hpp"
#include "kiosk_fixture.hpp"

#include <array>
#include <fstream>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace fifteen::integration {
namespace {

/// What the loudspeaker gets of these, one after the other, with the breath after each.
std::vector<std::int16_t> sentences(const std::vector<std::vector<std::string>>& all) {
    const auto pack = adapters::VoicePack::load(FIFTEEN_BIN "/../voice");
    std::vector<std::int16_t> samples;
    std::vector<std::string> missing;
    for (const auto& clips : all) {
        const auto sound = pack->sentence(clips, missing);
        samples.insert(samples.end(), sound.samples.begin(), sound.samples.end());
        samples.resize(samples.size() + static_cast<std::size_t>(0.35 * sound.rate));
    }
    EXPECT_TRUE(missing.empty()) << missing.front();
    return samples;
}

std::vector<std::int16_t> samplesOf(const std::filesystem::path& recording) {
    std::ifstream stream(recording, std::ios::binary);
    std::vector<std::int16_t> samples;
    for (std::int16_t sample = 0; stream.read(reinterpret_cast<char*>(&sample), sizeof sample);)
        samples.push_back(sample);
    return samples;
}

/// A file that another program writes to: waits until it has grown.
class Recording {
public:
    explicit Recording(std::filesystem::path path)
        : path_(std::move(path))
        , changes_(inotify_init1(IN_CLOEXEC)) {
        inotify_add_watch(changes_, path_.parent_path().c_str(), IN_MODIFY);
    }

    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    ~Recording() { close(changes_); }

    /// Whether it comes to hold this and nothing else: a file takes a sentence at once, but not at the same moment.
    bool comesToHold(const std::vector<std::int16_t>& wanted) const {
        return heardUntil([&](const auto& heard) { return heard.size() >= wanted.size(); }) == wanted;
    }

    /// Whether it comes to end so, whatever was said and cut off before.
    bool comesToEndWith(const std::vector<std::int16_t>& wanted) const {
        const auto endsSo = [&wanted](const std::vector<std::int16_t>& heard) {
            return heard.size() >= wanted.size() && std::equal(wanted.rbegin(), wanted.rend(), heard.rbegin());
        };
        return endsSo(heardUntil(endsSo));
    }

private:
    template <class Enough>
    std::vector<std::int16_t> heardUntil(const Enough& enough) const {
        constexpr int patienceMs = 10'000;
        auto heard = samplesOf(path_);
        pollfd change{.fd = changes_, .events = POLLIN, .revents = 0};
        while (!enough(heard) && poll(&change, 1, patienceMs) > 0) {
            std::array<char, 4096> events{};
            if (read(changes_, events.data(), events.size()) <= 0)
                break;
            heard = samplesOf(path_);
        }
        return heard;
    }

    std::filesystem::path path_;
    int changes_;
};

/// What goes to the sound card.
class KioskVoiceTest : public KioskTest {};

TEST_F(KioskVoiceTest, ItGreetsACardAndSaysTheNumber) {
    const support::TemporaryDirectory folder;
    const auto heard = folder.path() / "heard.raw";
    const Recording recording(heard);
    KioskBench::Options options;
    options.alsa = "pcm.kiosk { type file slave.pcm { type null } file \"" + heard.string() + "\" format \"raw\" }\n";
    options.more = "[voice]\ndevice = \"kiosk\"\n"; // the pack is the one beside the program
    bench(options);
    ASSERT_TRUE(bench_->sees("welcome"));
    const auto greeting = sentences({{"zh-greeting-card"}});
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    EXPECT_TRUE(recording.comesToHold(greeting)) << bench_->program().errors(); // a touch would cut it off
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("ticket"));
    auto all = greeting;
    const auto number =
        sentences({{"zh-your-number", "letter-A", "digit-0", "digit-0", "digit-1", "pause", "zh-farewell-card"}});
    all.insert(all.end(), number.begin(), number.end());
    EXPECT_TRUE(recording.comesToHold(all)) << bench_->program().errors();
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskVoiceTest, WhoCannotSeeTakesANumberByKeysAndEar) {
    const support::TemporaryDirectory folder;
    const auto inTheHall = folder.path() / "hall.raw";
    const auto inTheEar = folder.path() / "ear.raw";
    const Recording ear(inTheEar);
    const auto pcm = [](const std::string& name, const std::filesystem::path& file) {
        return "pcm." + name + " { type file slave.pcm { type null } file \"" + file.string() + "\" format \"raw\" }\n";
    };
    KioskBench::Options options;
    options.alsa = pcm("kiosk", inTheHall) + pcm("ear", inTheEar);
    options.more = "[[keypad]]\nusb = [\"f015:0001\"]\n[voice]\ndevice = \"kiosk\"\nheadset_device = \"ear\"\n";
    bench(options);
    ASSERT_TRUE(bench_->sees("welcome"));
    const auto press = [this](const std::string& key) { bench_->order(R"({"do":"press","key":")" + key + R"("})"); };
    std::vector<std::vector<std::string>> wanted{
        {"zh-keypad", "pause", "zh-welcome", "pause", "zh-where-reader-and-slot", "pause", "zh-have-code"}};
    bench_->order(R"({"do":"headset","plugged":true})");
    EXPECT_TRUE(ear.comesToHold(sentences(wanted))) << bench_->program().errors();
    press("next");
    wanted.push_back({"touch-zh-number-without-a-card"});
    EXPECT_TRUE(ear.comesToHold(sentences(wanted))) << "what the key has moved to";
    press("select");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    press("back");
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li"); // the card does what it does for everybody
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    press("next");
    press("select");
    ASSERT_TRUE(bench_->sees("item"));
    press("next"); // her ID card, the first of four papers
    EXPECT_TRUE(ear.comesToEndWith(sentences({{"=身份证", "pause", "=原件", "pause", "=已刷"}})));
    press("next");
    EXPECT_TRUE(
        ear.comesToEndWith(sentences({{"=病种待遇认定申请表", "pause", "=现场填", "pause", "=窗口领取，有人帮您填"}})));
    for (int key = 0; key < 4; ++key)
        press("next"); // two more papers, "print the list", "take a number"
    press("select");
    ASSERT_TRUE(bench_->sees("ticket"));
    EXPECT_FALSE(bench_->ticket().empty());
    EXPECT_FALSE(std::filesystem::exists(inTheHall)) << "nobody else has heard of it";
    support::HttpClient office(server_.port());
    EXPECT_TRUE(
        tells(office, R"("kind":"nav-keypad","driver":"nav-keypad","where":"keyboard f015:0001","state":"ok")"));
    EXPECT_EQ(bench_->stop(), 0);
}

/// What is read to somebody with a headset in: the words of each page, through the real devices.
class KioskHeadsetTest : public KioskVoiceTest {
protected:
    void SetUp() override {
        KioskBench::Options options;
        options.alsa =
            "pcm.ear { type file slave.pcm { type null } file \"" + inTheEar_.string() + "\" format \"raw\" }\n";
        options.more = "[[keypad]]\nusb = [\"f015:0001\"]\n[voice]\ndevice = \"ear\"\nheadset_device = \"ear\"\n";
        bench(options);
        ASSERT_TRUE(bench_->sees("welcome"));
        bench_->order(R"({"do":"headset","plugged":true})");
        ASSERT_TRUE(
            hears({"zh-keypad", "pause", "zh-welcome", "pause", "zh-where-reader-and-slot", "pause", "zh-have-code"}));
    }

    bool hears(const std::vector<std::string>& clips) const { return ear_.comesToEndWith(sentences({clips})); }

    const support::TemporaryDirectory folder_;
    const std::filesystem::path inTheEar_ = folder_.path() / "ear.raw";
    const Recording ear_{inTheEar_};
};

TEST_F(KioskHeadsetTest, TwoCardsAreToldToBeOneTooMany) {
    bench_->order(R"({"do":"reader_fault","kind":"two_cards"})");
    lay("li");
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    EXPECT_TRUE(hears({"zh-several-cards", "pause", "zh-without-card"})) << bench_->program().errors();
    ASSERT_TRUE(bench_->liftAndWait());
    bench_->order(R"({"do":"reader_fault","kind":"none"})");
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    EXPECT_TRUE(hears({"zh-choose-group", "pause", "zh-not-sure"}));
}

TEST_F(KioskHeadsetTest, AnExpiredCardIsSaidToItsHolderAndServed) {
    lay("expired");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    EXPECT_TRUE(hears({"zh-card-expired", "pause", "zh-choose-group", "pause", "zh-not-sure"}))
        << bench_->program().errors();
}

TEST_F(KioskHeadsetTest, ACardWhoseHolderIsNotBornYetIsForTheStaff) {
    lay("unborn");
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    EXPECT_TRUE(hears({"zh-card-bad-dates", "pause", "zh-without-card"})) << bench_->program().errors();
}

} // namespace
} // namespace fifteen::integration
