// SPDX-License-Identifier: Apache-2.0
#include "kiosk_controller_fixture.hpp"

/// The devices of a visit: how they are, and what they say.
namespace fifteen::adapters {
namespace {

TEST_F(KioskControllerTest, TheServiceCodeOpensTheDevicesAndPrintsATest) {
    start();
    printer_.become(PrinterState::coverOpen);
    kiosk_->handle(flows::ServicePressed{});
    for (const int digit : {1, 5, 0, 0, 1, 6})
        kiosk_->handle(flows::DigitPressed{digit});
    EXPECT_EQ(page(), Page::serviceCode);
    for (const int digit : {1, 5, 0, 0, 1, 5})
        kiosk_->handle(flows::DigitPressed{digit});
    ASSERT_EQ(page(), Page::service);
    ASSERT_EQ(kiosk_->surroundings().devices.size(), 1U);
    EXPECT_EQ(kiosk_->surroundings().devices[0].state, flows::DeviceState::coverOpen);
    kiosk_->handle(flows::PrintTestPressed{});
    ASSERT_EQ(printer_.pictures.size(), 1U);
    EXPECT_EQ(printer_.pictures[0].width(), 576);
    printer_.finish(true);
    EXPECT_EQ(kiosk_->visit().list, flows::PrintState::printed);
    ASSERT_TRUE(until([this] {
        return std::ranges::any_of(heard_, [](const QString& text) {
            return text.contains(R"("device":"printer")") && text.contains(R"("state":"cover_open")");
        });
    }));
}

TEST_F(KioskControllerTest, StaffAreCalledForTheOneOfTwoPrintersThatHasNoPaper) {
    FakePrinter other;
    devices_.watch({.name = "printer-2", .kind = flows::DeviceKind::printer, .driver = "cups", .where = "cups office"},
                   other);
    start();
    other.become(PrinterState::paperEnd);
    ASSERT_TRUE(until([this] { return !posts("/help-requests").empty(); }));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"paper")"));
    EXPECT_EQ(kiosk_->surroundings().printer, flows::PrintState::printed) << "visitors have the other one";
}

/// Each clip the test needs, a tenth of a second of a sample of its own.
std::vector<std::string> clipsOfAnOrdinaryVisit() {
    return {"zh-greeting-card", "zh-choose-group", "zh-not-sure", "pause",   "zh-your-number",
            "letter-A",         "digit-0",         "digit-1",     "digit-7", "zh-farewell-card"};
}

TEST_F(KioskControllerTest, AVisitIsSpokenThroughAlsa) {
    const auto folder = std::filesystem::path(directory_.path().toStdString());
    const auto clips = clipsOfAnOrdinaryVisit();
    std::ofstream manifest(folder / "manifest.txt");
    for (std::size_t index = 0; index < clips.size(); ++index) {
        manifest << clips[index] << " | " << clips[index] << ".wav | \n";
        std::ofstream(folder / (clips[index] + ".wav"), std::ios::binary) << writeWav(
            {.rate = 16000, .samples = std::vector<std::int16_t>(1600, static_cast<std::int16_t>(index + 1))});
    }
    manifest.close();
    std::ofstream(folder / "asound.conf") << "pcm.hall { type file slave.pcm { type null } file \""
                                          << (folder / "heard.raw").string() << "\" format \"raw\" }\n";
    setenv("ALSA_CONFIG_PATH", (folder / "asound.conf").c_str(), 1);
    pack_ = *VoicePack::load(folder);
    alsaDevice_ = "hall";
    start();
    const auto quiet = [this] { return !kiosk_->visit().speech; };
    reader_.lay(1966); // greets
    ASSERT_TRUE(until(quiet));
    kiosk_->handle(flows::ListenPressed{});
    EXPECT_TRUE(flows::isListening(kiosk_->visit()));
    ASSERT_TRUE(until(quiet)) << "the end of the speech gives the button back";
    kiosk_->handle(flows::GroupChosen{"chronic"});
    kiosk_->handle(flows::TakeNumberPressed{});
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    printer_.finish(true);
    ASSERT_TRUE(until(quiet));
    kiosk_.reset();
    voice_.reset(); // writes what it has

    std::vector<std::string> heard;
    std::ifstream raw(folder / "heard.raw", std::ios::binary);
    std::int16_t before = 0;
    for (std::int16_t sample = 0; raw.read(reinterpret_cast<char*>(&sample), sizeof sample); before = sample)
        if (sample != before && sample > 0)
            heard.push_back(clips.at(static_cast<std::size_t>(sample - 1)));
    EXPECT_EQ(heard,
              (std::vector<std::string>{"zh-greeting-card", "zh-choose-group", "pause", "zh-not-sure", "zh-your-number",
                                        "letter-A", "digit-0", "digit-1", "digit-7", "pause", "zh-farewell-card"}));
}

TEST_F(KioskControllerTest, WithoutASoundCardTheVisitGoesOn) {
    start();
    kiosk_->handle(flows::ListenPressed{});
    ASSERT_TRUE(until([this] { return !kiosk_->visit().speech; }));
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
}

TEST_F(KioskControllerTest, AnEarlierTicketInTheMouthIsReportedAndShown) {
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    printer_.finish(false, PrinterState::mouthFull);
    EXPECT_EQ(page(), Page::printFailed);
    EXPECT_EQ(kiosk_->visit().print, flows::PrintState::mouthFull);
    ASSERT_TRUE(until([this] { return posts("/print-result").size() == 1; }));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("fault":"ticket_in_mouth")"));
}

TEST_F(KioskControllerTest, PaperEndIsReportedShownAndStaffAreCalledOnce) {
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    printer_.finish(false, PrinterState::paperEnd);
    printer_.become(PrinterState::paperEnd);
    printer_.become(PrinterState::paperEnd);
    EXPECT_EQ(page(), Page::printFailed);
    EXPECT_EQ(kiosk_->visit().print, flows::PrintState::paperEnd);
    ASSERT_TRUE(until([this] { return !posts("/help-requests").empty() && !posts("/print-result").empty(); }));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("result":"failed")"));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("fault":"paper_end")"));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"paper")"));
    pass(100ms);
    EXPECT_EQ(posts("/help-requests").size(), 1U);
    const auto told = [this](const char* part) {
        return std::ranges::any_of(heard_, [part](const QString& text) { return text.contains(part); });
    };
    EXPECT_TRUE(until([&told] { return told(R"("printer":"paper_end")"); }));

    printer_.become(PrinterState::ready);
    kiosk_->handle(flows::PrintAgainPressed{});
    ASSERT_EQ(printer_.jobs.size(), 1U);
    EXPECT_FALSE(printer_.pictures[0] == printer_.pictures[1]) << "it is marked as printed again";
    printer_.finish(true);
    ASSERT_TRUE(until([this] { return posts("/print-result").size() == 2; }));
    EXPECT_TRUE(posts("/print-result")[1].body.contains(R"("reprint":true)"));
}

TEST_F(KioskControllerTest, AnUnpluggedReaderIsToldAndTheKioskGoesOn) {
    start();
    reader_.plug(false);
    EXPECT_FALSE(kiosk_->visit().readable.any());
    EXPECT_EQ(page(), Page::welcome);
    ASSERT_TRUE(until([this] { return !posts("/help-requests").empty(); }));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"reader")"));
    kiosk_->handle(flows::WithoutCardPressed{});
    EXPECT_EQ(page(), Page::chooseGroup);
    kiosk_->handle(flows::HomePressed{});
    reader_.plug(true);
    reader_.lay(1955);
    EXPECT_EQ(page(), Page::chooseGroup);
}

TEST_F(KioskControllerTest, UnpluggedDuringAReadIsCardTrouble) {
    start();
    emit reader_.cardFound();
    EXPECT_EQ(page(), Page::reading);
    reader_.plug(false);
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::readerGone);
}

TEST_F(KioskControllerTest, WhatCanBeReadNowFollowsTheReaders) {
    auto& social = addFake(readers_, flows::Proof::socialCard);
    start();
    EXPECT_EQ(kiosk_->visit().readable, (flows::Cards{.id = true, .social = true}));
    reader_.plug(false);
    EXPECT_EQ(kiosk_->visit().readable, (flows::Cards{.social = true}));
    EXPECT_EQ(page(), Page::welcome);
    pass(100ms);
    EXPECT_TRUE(posts("/help-requests").empty()) << "there is still a way to show a card";
    social.lay(1955);
    EXPECT_EQ(page(), Page::chooseGroup);
    EXPECT_EQ(kiosk_->visit().visitor.proof, flows::Proof::socialCard);
    EXPECT_EQ(kiosk_->visit().left, (flows::Cards{.social = true}));
    kiosk_->handle(flows::HomePressed{});
    emit social.cardRemoved();
    emit social.cardFound();
    social.plug(false);
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::readerGone);
    EXPECT_EQ(kiosk_->visit().shown, flows::Proof::socialCard);
    EXPECT_FALSE(kiosk_->visit().readable.any());
}

TEST_F(KioskControllerTest, TroublesOfACardKeepTheirKind) {
    auto& social = addFake(readers_, flows::Proof::socialCard);
    start();
    emit reader_.cardFound();
    emit reader_.cardFailed(CardReadTrouble::severalCards);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::severalCards);
    for (const auto& [trouble, shown] : {std::pair{CardReadTrouble::silent, flows::CardTrouble::silent},
                                         {CardReadTrouble::blocked, flows::CardTrouble::blocked},
                                         {CardReadTrouble::unknownCard, flows::CardTrouble::unknownCard},
                                         {CardReadTrouble::notRead, flows::CardTrouble::notRead}}) {
        emit social.cardFound();
        emit social.cardFailed(trouble);
        EXPECT_EQ(page(), Page::cardTrouble);
        EXPECT_EQ(kiosk_->visit().cardTrouble, shown);
        EXPECT_EQ(kiosk_->visit().shown, flows::Proof::socialCard);
        emit social.cardRemoved();
    }
}

TEST_F(KioskControllerTest, ACardWhoseHolderIsNotBornYetIsRefused) {
    start(); // in November 2026
    reader_.lay(2027);
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::badDates);
    EXPECT_EQ(kiosk_->visit().visitor, flows::Visitor{}) << "nothing of it is kept";
    reader_.lay(2026); // eight months old
    EXPECT_EQ(page(), Page::chooseGroup);
}

TEST_F(KioskControllerTest, AShortPlugPullCallsNobody) {
    start();
    reader_.plug(false);
    reader_.plug(true);
    pass(100ms);
    EXPECT_TRUE(posts("/help-requests").empty());
}

} // namespace
} // namespace fifteen::adapters
