// SPDX-License-Identifier: Apache-2.0
#include "adapters/voice_pack.hpp"
#include "kiosk_bench.hpp"
#include "support/http_client.hpp"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <fstream>
#include <poll.h>
#include <set>
#include <sys/inotify.h>
#include <unistd.h>

namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;

/// Where things are on the 1080 x 1920 pages (look.md).
struct Spot {
    int x = 0;
    int y = 0;
};

constexpr Spot withoutCard{540, 1080};
constexpr Spot firstGroup{288, 480}; // 门诊慢特病: one item
constexpr Spot takeNumber{700, 1580};
constexpr Spot ordinaryVisit{540, 465};
constexpr Spot gotIt{540, 1520};
constexpr Spot printAgain{288, 1226};
constexpr Spot home{288, 1822};
constexpr Spot one{204, 1000}; // of the service code's keys
constexpr Spot five{540, 1200};
constexpr Spot zero{540, 1600};
constexpr Spot testPrint{540, 1628};

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

class KioskTest : public testing::Test {
protected:
    void bench(KioskBench::Options options = {}) {
        if (options.server.empty())
            options.server = server_.url();
        bench_ = std::make_unique<KioskBench>(std::move(options));
    }

    void touch(Spot spot) { bench_->touch(spot.x, spot.y); }

    void lay(const std::string& card) { bench_->order(R"({"do":"lay","card":")" + card + R"("})"); }

    /// Touches until the page has come: a first touch may meet a window that X has not mapped yet.
    void touchUntil(Spot spot, const std::string& page) {
        for (int tries = 0; tries < 4; ++tries) {
            touch(spot);
            if (bench_->sees(page, 5s))
                return;
        }
        ADD_FAILURE() << page << " did not come";
    }

    /// The card is taken away, and laid on again once the kiosk has seen that it is gone.
    void layAgain() {
        ASSERT_TRUE(bench_->liftAndWait());
        lay("li");
    }

    /// Whether the office is told this of the kiosk's devices, soon.
    static bool tells(support::HttpClient& office, const std::string& what) {
        const auto until = std::chrono::steady_clock::now() + 10s;
        bool told = false;
        while (!told && std::chrono::steady_clock::now() < until)
            told = office.get("/api/v1/devices").body.find(what) != std::string::npos;
        return told;
    }

    void lift() { bench_->order(R"({"do":"lift"})"); }

    /// Grandma Li, from her card to "take a number"; her age answers the last question.
    void toIssuing() {
        lay("li");
        ASSERT_TRUE(bench_->sees("chooseGroup"));
        lift();
        touch(firstGroup);
        ASSERT_TRUE(bench_->sees("item"));
        touch(takeNumber);
    }

    /// What the server knows of the ticket whose picture this is.
    support::HttpAnswer ticketOn(const std::filesystem::path& picture) const {
        const auto code = KioskBench::scan(picture);
        const std::string start = "FIFTEEN:1:";
        EXPECT_EQ(code.substr(0, start.size()), start) << code;
        support::HttpClient client(server_.port());
        return client.get("/api/v1/tickets/" + code.substr(std::min(start.size(), code.size())));
    }

    void TearDown() override {
        if (HasFailure() && bench_) {
            const auto picture = bench_->screenshot("failure.png");
            std::filesystem::copy_file(picture, std::filesystem::path(testing::TempDir()) / "kiosk-failure.png",
                                       std::filesystem::copy_options::overwrite_existing);
            std::fprintf(stderr, "%s\n", bench_->program().errors().c_str());
        }
    }

    support::ServerProcess server_;
    std::unique_ptr<KioskBench> bench_;
};

/// The font files that a program, or one it has started, has in memory.
std::set<std::string> fontsOf(pid_t program) {
    std::set<std::string> fonts;
    const auto folder = std::filesystem::path("/proc") / std::to_string(program);
    std::ifstream maps(folder / "maps");
    for (std::string line; std::getline(maps, line);)
        if (line.ends_with(".otf") || line.ends_with(".ttc"))
            fonts.insert(std::filesystem::path(line.substr(line.find('/'))).filename());
    std::ifstream children(folder / "task" / std::to_string(program) / "children");
    for (pid_t child = 0; children >> child;)
        fonts.merge(fontsOf(child));
    return fonts;
}

TEST_F(KioskTest, FromACardToATicketOnPaper) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    toIssuing();
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    const auto ticket = ticketOn(picture);
    EXPECT_EQ(ticket.status, 200);
    EXPECT_EQ(ticket.member("number"), "A001");
    EXPECT_EQ(ticket.member("lane"), "priority");
    EXPECT_EQ(ticket.member("evidence"), "proven");
    EXPECT_EQ(ticket.member("state"), "waiting");
    touch(gotIt);
    ASSERT_TRUE(bench_->sees("welcome"));
    // A whole visit in the letters cut for it: none of the 19 MB files that hold every character.
    EXPECT_EQ(fontsOf(bench_->program().pid()),
              (std::set<std::string>{"FifteenSansSC-Bold.otf", "FifteenSansSC-Regular.otf"}));
    EXPECT_EQ(bench_->program().errors().find("李秀英"), std::string::npos) << "no name in a log";
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskTest, ItGreetsACardAndSaysTheNumber) {
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

TEST_F(KioskTest, WhoCannotSeeTakesANumberByKeysAndEar) {
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

TEST_F(KioskTest, WithoutACard) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    touchUntil(withoutCard, "chooseGroup");
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("lane"));
    touch(ordinaryVisit);
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("lane"), "ordinary");
}

TEST_F(KioskTest, AServerKilledBetweenTheCardAndTheNumber) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    server_.kill();
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("issuing"));
    server_.start();
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("number"), "A001") << "one number, once";
}

TEST_F(KioskTest, AServerThatStaysAwayIsSaidAndItsReturnNoticed) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    server_.kill();
    ASSERT_TRUE(bench_->sees("outOfService"));
    server_.start();
    ASSERT_TRUE(bench_->sees("welcome"));
    toIssuing();
    ASSERT_TRUE(bench_->sees("ticket"));
}

TEST_F(KioskTest, NobodyThereAtTheStart) {
    const auto url = server_.url();
    server_.kill();
    bench({.server = url});
    ASSERT_TRUE(bench_->sees("starting"));
    server_.start();
    ASSERT_TRUE(bench_->sees("welcome"));
    EXPECT_EQ(bench_->stop(), 0);
    server_.kill();
    bench_->start();
    ASSERT_TRUE(bench_->sees("welcome")) << "it knows the site from before";
    ASSERT_TRUE(bench_->sees("outOfService"));
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskTest, NoDeviceAtAll) {
    bench({.server = {}, .devices = false});
    ASSERT_TRUE(bench_->sees("welcome"));
    touchUntil(withoutCard, "chooseGroup");
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("lane"));
    touch(ordinaryVisit);
    ASSERT_TRUE(bench_->sees("printFailed")) << "the number is shown large, it stays valid";
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskTest, AReaderUnpluggedDuringAReadAndPluggedAgain) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    ASSERT_TRUE(bench_->sees("reading"));
    bench_->order(R"({"do":"unplug","device":"reader"})");
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    lift();
    bench_->order(R"({"do":"plug","device":"reader"})");
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, AReaderThatSpeaksNonsense) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    for (const char* kind : {"short_frame", "bad_checksum", "babble"}) {
        SCOPED_TRACE(kind);
        bench_->order(std::string(R"({"do":"reader_fault","kind":")") + kind + R"("})");
        layAgain();
        ASSERT_TRUE(bench_->sees("cardTrouble"));
    }
    bench_->order(R"({"do":"reader_fault","kind":"garbage"})");
    layAgain();
    ASSERT_TRUE(bench_->sees("chooseGroup")) << "garbage before a good frame is skipped";
    touch(home);
    ASSERT_TRUE(bench_->sees("welcome"));
    bench_->order(R"({"do":"reader_fault","kind":"none"})");
    layAgain();
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

/// What stops the printer before a ticket, and what sets it right.
struct PrinterFault {
    const char* stop;
    const char* mend;
};

class KioskPrinterTest : public KioskTest, public testing::WithParamInterface<PrinterFault> {};

TEST_P(KioskPrinterTest, TheNumberIsShownAndPrintedAgainAfterwards) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    bench_->order(GetParam().stop);
    toIssuing();
    ASSERT_TRUE(bench_->sees("printFailed"));
    bench_->order(GetParam().mend);
    std::filesystem::path picture;
    // A printer that was unplugged takes a moment to be found again: the visitor touches once more.
    for (int tries = 0; picture.empty() && tries < 10; ++tries) {
        touch(printAgain);
        ASSERT_TRUE(bench_->sees("ticket"));
        picture = bench_->ticket(2s);
        ASSERT_TRUE(!picture.empty() || bench_->sees("printFailed"));
    }
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("number"), "A001");
    touch(gotIt);
    ASSERT_TRUE(bench_->sees("welcome"));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, KioskPrinterTest,
    testing::Values(PrinterFault{R"({"do":"paper","state":"end"})", R"({"do":"paper","state":"ok"})"},
                    PrinterFault{R"({"do":"paper_end_after","lines":300})", R"({"do":"paper","state":"ok"})"},
                    PrinterFault{R"({"do":"cover","open":true})", R"({"do":"cover","open":false})"},
                    PrinterFault{R"({"do":"cutter","stuck":true})", R"({"do":"cutter","stuck":false})"},
                    PrinterFault{R"({"do":"unplug","device":"printer"})", R"({"do":"plug","device":"printer"})"}));

TEST_F(KioskTest, CodesHeldBeforeTheScanner) {
    bench({.server = {}, .more = "[[scanner]]\n"});
    bench_->order(R"({"do":"scan","text":"284567890123456789"})"); // Alipay's shape
    EXPECT_TRUE(bench_->sees("cardTrouble"));
    bench_->order(R"({"do":"scan","text":"4243669509084040896099330000"})"); // 医保电子凭证, and no gateway
    EXPECT_TRUE(bench_->sees("cardTrouble"));
    EXPECT_EQ(bench_->program().errors().find("4243669509084040896099330000"), std::string::npos) << "never logged";
    touch(home);
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    EXPECT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, WhoKeepsTheMachineSeesItsDevices) {
    bench({.server = {}, .more = "[[scanner]]\n"});
    bench_->press(84, 68);
    EXPECT_TRUE(bench_->sees("serviceCode"));
    bench_->release();
    for (const Spot digit : {one, five, zero, zero, one, five})
        touch(digit);
    ASSERT_TRUE(bench_->sees("service"));
    bench_->order(R"({"do":"unplug","device":"scanner"})");
    support::HttpClient office(server_.port());
    EXPECT_TRUE(tells(
        office, R"("kind":"code-scanner","driver":"scanner-hid-pos","where":"usb 1eab:0110 ...","state":"absent")"));
    bench_->order(R"({"do":"printer_fault","kind":"head_hot","there":true})");
    EXPECT_TRUE(tells(office, R"("trouble":"recovering")")); // all that an Epson printer says of it
    bench_->order(R"({"do":"printer_fault","kind":"head_hot","there":false})");
    touch(testPrint);
    EXPECT_FALSE(bench_->ticket().empty());
}

TEST_F(KioskTest, Landscape) {
    bench({.server = {}, .devices = true, .width = 1920, .height = 1080});
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, AWrongConfigNamesFileLineAndKey) {
    try {
        bench({.server = {}, .devices = false, .width = 1080, .height = 1920, .more = "[timing]\nwarning = \"5s\"\n"});
        FAIL() << "a warning of 5 s is too short";
    } catch (const std::runtime_error& problem) {
        EXPECT_NE(std::string(problem.what()).find("kiosk.toml:"), std::string::npos) << problem.what();
        EXPECT_NE(std::string(problem.what()).find("warning"), std::string::npos) << problem.what();
    }
}

} // namespace
} // namespace fifteen::integration
