// SPDX-License-Identifier: Apache-2.0
#include "flows/page_speech.hpp"
#include "visit_fixture.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <set>

namespace fifteen::flows {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

/// The plan of the voice: each clip with its words.
std::map<std::string, std::string> plan() {
    std::map<std::string, std::string> clips;
    std::ifstream file(FIFTEEN_VOICE_PLAN);
    for (std::string line; std::getline(file, line);) {
        const auto bar = line.find(" | ");
        if (!line.starts_with('#') && bar != std::string::npos)
            clips[line.substr(0, bar)] = line.substr(line.rfind(" | ") + 3);
    }
    return clips;
}

Visit on(Page page) {
    Visit visit;
    visit.page = page;
    if (page == Page::ticket || page == Page::printFailed)
        visit.ticket = sampleTicket();
    return visit;
}

constexpr Page lastPage = Page::service;

/// Every page in every state that changes what is said on it, in Chinese.
std::vector<Visit> everyVisit() {
    std::vector<Visit> visits;
    for (int page = 0; page <= static_cast<int>(lastPage); ++page)
        for (int state = 0; state <= static_cast<int>(CardTrouble::voucherUnsupported); ++state)
            for (int cards = 0; cards < 12; ++cards) {
                const bool yes = cards % 2 == 1;
                const bool second = cards / 2 % 2 == 1;
                Visit visit = on(static_cast<Page>(page));
                visit.shown = visit.visitor.proof = static_cast<Proof>(cards / 4);
                visit.left = visit.readable = {.id = yes, .social = second};
                visit.cardTrouble = static_cast<CardTrouble>(state);
                visit.codeState = static_cast<CodeState>(state % 5);
                visit.print = static_cast<PrintState>(state % 7);
                visit.serviceTrouble = static_cast<ServiceTrouble>(state % 4);
                visit.help = static_cast<HelpState>(state % 4);
                visit.reprint = visit.serverReachable = yes;
                visit.item = yes ? "inpatient" : "";
                visit.headset = state % 2 == 1;
                visit.visitor.cardExpired = second;
                if (state < 7)
                    visit.list = static_cast<PrintState>(state);
                if (yes)
                    visit.itemsBefore = {"outpatient"};
                visits.push_back(visit);
            }
    for (const std::int64_t ahead : {0, 1, 2, 12, 20, 21, 99, 100, 100'000})
        for (const int minutes : {0, 1, 2, 40, 99, 100, 600}) {
            Visit visit = on(Page::ticket);
            visit.ticket->ahead = ahead;
            visit.ticket->wait = WaitRange{minutes, minutes + static_cast<int>(ahead % 7)};
            visits.push_back(visit);
        }
    return visits;
}

TEST(PageSpeech, EveryPageHasItsClipsInBothLanguages) {
    const auto clips = plan();
    ASSERT_THAT(clips, Contains(Pair("zh-greeting", "您好，请看屏幕")));
    Catalogue catalogue = sampleCatalogue();
    for (Visit visit : everyVisit())
        for (const bool appointments : {false, true})
            for (const Language language : {Language::zh, Language::en}) {
                catalogue.takesAppointments = appointments;
                visit.language = language;
                for (const Clips& said : {pageSpeech(visit, catalogue), greetingSpeech(visit), farewellSpeech(visit),
                                          keypadSpeech(visit), stillThereSpeech(visit)})
                    for (const auto& clip : said)
                        EXPECT_TRUE(clips.contains(clip)) << nameOf(visit.page) << ": " << clip;
                EXPECT_THAT(pageSpeech(visit, catalogue), Not(IsEmpty())) << nameOf(visit.page);
            }
}

/// A clip nobody says is one somebody records for nothing.
TEST(PageSpeech, EverySentenceOfThePlanIsSaid) {
    std::set<std::string> said;
    Catalogue catalogue = sampleCatalogue();
    Item& inpatient = catalogue.items[2];
    inpatient.papers = {Paper{}};
    for (Visit visit : everyVisit())
        for (const Language language : {Language::zh, Language::en}) {
            visit.language = language;
            inpatient.code = visit.reprint && visit.print == PrintState::printed ? "07" : "";
            for (const Clips& clips : {pageSpeech(visit, catalogue), greetingSpeech(visit), farewellSpeech(visit),
                                       keypadSpeech(visit), stillThereSpeech(visit)})
                said.insert(clips.begin(), clips.end());
        }
    for (const auto& [clip, words] : plan()) {
        const bool sentence = clip.starts_with("zh-") || clip.starts_with("en-");
        const bool character = clip.starts_with("en-digit-") || clip.starts_with("en-letter-") ||
                               clip.starts_with("en-count-"); // whatever number comes
        EXPECT_TRUE(!sentence || character || said.contains(clip)) << clip;
    }
}

TEST(PageSpeech, TheNumberIsReadCharacterByCharacterWithWhatIsBeforeIt) {
    Visit visit = on(Page::ticket);
    visit.ticket->ahead = 12;
    visit.ticket->wait = WaitRange{10, 15};
    visit.print = PrintState::printed;
    visit.left = {.id = true};
    EXPECT_THAT(pageSpeech(visit, sampleCatalogue()),
                ElementsAre("zh-your-number", "letter-A", "digit-0", "digit-1", "digit-7", "pause", "zh-ahead",
                            "desk-12", "zh-people", "pause", "zh-wait", "desk-10", "zh-to", "desk-15", "zh-minutes",
                            "pause", "zh-take-ticket-and-card", "pause", "zh-take-seat"));
    visit.language = Language::en;
    visit.ticket->ahead = 21;
    visit.ticket->wait.reset();
    visit.print = PrintState::printing;
    visit.left = {};
    EXPECT_THAT(pageSpeech(visit, sampleCatalogue()),
                ElementsAre("en-your-number", "en-letter-A", "en-digit-0", "en-digit-1", "en-digit-7", "pause",
                            "en-ahead", "en-count-20", "en-count-1", "en-people", "pause", "en-printing"));
}

TEST(PageSpeech, TwoPeopleAreLiangAndMoreThanCanBeCountedAreSaidSo) {
    Visit visit = on(Page::printFailed);
    visit.ticket->ahead = 2;
    EXPECT_THAT(pageSpeech(visit, sampleCatalogue()), Contains("liang"));
    visit.ticket->ahead = 240;
    EXPECT_THAT(pageSpeech(visit, sampleCatalogue()), Contains("zh-or-more-people"));
    EXPECT_THAT(pageSpeech(visit, sampleCatalogue()), Contains("desk-99"));
}

TEST(PageSpeech, IntoAHeadsetAnItemIsReadWithItsFields) {
    Catalogue catalogue = sampleCatalogue();
    Item& item = catalogue.items.front();
    item.papers = {Paper{.name = {"身份证", "ID card"}, .note = {}}};
    item.timeLimit = {"当场办结", "While you wait"};
    item.standard = {"当场打印盖章", ""};
    item.steps = {{"受理", "Accept"}, {"登记", "Record"}};
    Visit visit = on(Page::item);
    visit.item = item.id;
    EXPECT_THAT(pageSpeech(visit, catalogue), ElementsAre("zh-item-papers", "pause", "zh-item-take"));
    visit.headset = true;
    EXPECT_THAT(pageSpeech(visit, catalogue),
                ElementsAre("zh-item-time", "=当场办结", "pause", "zh-item-standard", "=当场打印盖章", "pause",
                            "zh-item-steps", "=受理", "=登记", "pause", "zh-item-code-unknown", "pause",
                            "zh-item-papers-keys", "pause", "zh-item-take-key"));
    visit.language = Language::en;
    item.code = "07";
    EXPECT_THAT(pageSpeech(visit, catalogue),
                ElementsAre("en-item-time", "=While you wait", "pause", "en-item-standard", "=当场打印盖章", "pause",
                            "en-item-steps", "=Accept", "=Record", "pause", "en-item-code", "en-digit-0", "en-digit-7",
                            "pause", "en-item-papers-keys", "pause", "en-item-take-key"));
}

TEST(PageSpeech, IntoAHeadsetItIsSaidWhereToSit) {
    Catalogue catalogue = sampleCatalogue();
    catalogue.zones = {{.id = "b", .name = {"乙区", "Zone B"}}};
    Visit visit = on(Page::ticket);
    visit.ticket->zone = "b";
    EXPECT_THAT(pageSpeech(visit, catalogue), Not(Contains("=乙区")));
    visit.headset = true;
    EXPECT_EQ(pageSpeech(visit, catalogue).back(), "=乙区");
}

TEST(PageSpeech, TheWelcomeAsksForTheCardsThatCanBeReadNow) {
    Visit visit = on(Page::welcome);
    const auto first = [&visit](Cards readable) {
        visit.readable = readable;
        return pageSpeech(visit, sampleCatalogue()).front();
    };
    EXPECT_EQ(first({.id = true}), "zh-welcome");
    EXPECT_EQ(first({.social = true}), "zh-welcome-social");
    EXPECT_EQ(first({.id = true, .social = true}), "zh-welcome-either");
    EXPECT_EQ(first({}), "zh-welcome-no-reader");
}

TEST(PageSpeech, WhatIsLeftInAReaderIsSaidAsWhatItIs) {
    Visit visit = on(Page::ticket);
    visit.print = PrintState::printed;
    for (const auto& [left, page, farewell] :
         {std::tuple{Cards{}, "zh-take-ticket", "zh-farewell"},
          {Cards{.id = true}, "zh-take-ticket-and-card", "zh-farewell-card"},
          {Cards{.social = true}, "zh-take-ticket-and-social", "zh-farewell-social"},
          {Cards{.id = true, .social = true}, "zh-take-ticket-and-cards", "zh-farewell-cards"}}) {
        visit.left = left;
        EXPECT_THAT(pageSpeech(visit, sampleCatalogue()), Contains(page));
        EXPECT_EQ(farewellSpeech(visit).back(), farewell);
    }
}

TEST(PageSpeech, ACardThatIsPutInHasTroublesOfItsOwn) {
    Visit visit = on(Page::cardTrouble);
    visit.readable = {.id = true, .social = true};
    const auto said = [&visit](Proof shown, CardTrouble trouble) {
        visit.shown = shown;
        visit.cardTrouble = trouble;
        return pageSpeech(visit, sampleCatalogue());
    };
    EXPECT_EQ(said(Proof::idCard, CardTrouble::notRead).front(), "zh-card-not-read");
    EXPECT_EQ(said(Proof::socialCard, CardTrouble::notRead).front(), "zh-social-not-read");
    visit.left.social = true;
    EXPECT_EQ(said(Proof::socialCard, CardTrouble::notRead).front(), "zh-social-not-read-pull");
    EXPECT_EQ(said(Proof::idCard, CardTrouble::notRead).front(), "zh-card-not-read") << "nothing lies there";
    EXPECT_THAT(said(Proof::socialCard, CardTrouble::silent),
                ElementsAre("zh-social-silent", "pause", "zh-have-id-card", "pause", "zh-without-card"));
    EXPECT_EQ(said(Proof::socialCard, CardTrouble::blocked).front(), "zh-social-blocked");
    EXPECT_THAT(said(Proof::idCard, CardTrouble::unknownCard),
                ElementsAre("zh-card-unknown", "pause", "zh-have-social-card", "pause", "zh-without-card"));
    EXPECT_THAT(said(Proof::code, CardTrouble::paymentCode),
                ElementsAre("zh-code-payment", "pause", "zh-have-either-card", "pause", "zh-without-card"));
    visit.readable = {};
    EXPECT_THAT(said(Proof::code, CardTrouble::paymentCode),
                ElementsAre("zh-code-payment", "pause", "zh-without-card"));
}

TEST(PageSpeech, TwoCardsAreSaidUntilTheyAreTakenAway) {
    Visit visit = on(Page::cardTrouble);
    visit.cardTrouble = CardTrouble::severalCards;
    visit.left = {.id = true};
    EXPECT_EQ(pageSpeech(visit, sampleCatalogue()).front(), "zh-several-cards");
    visit.left = {};
    EXPECT_EQ(pageSpeech(visit, sampleCatalogue()).front(), "zh-several-cards-lifted");
}

TEST(PageSpeech, OnlyItsHolderHearsThatACardHasExpired) {
    Visit visit = on(Page::chooseGroup);
    visit.visitor.cardExpired = true;
    EXPECT_EQ(pageSpeech(visit, sampleCatalogue()).front(), "zh-choose-group");
    visit.headset = true;
    EXPECT_EQ(pageSpeech(visit, sampleCatalogue()).front(), "zh-card-expired");
    visit.visitor.proof = Proof::socialCard;
    EXPECT_EQ(pageSpeech(visit, sampleCatalogue()).front(), "zh-social-expired");
}

TEST(PageSpeech, NothingOfThePersonIsSaid) {
    for (Visit visit : everyVisit()) {
        visit.visitor.cardExpired = visit.headset; // that much is for one ear
        const Clips before = pageSpeech(visit, sampleCatalogue());
        const Clips greeting = greetingSpeech(visit);
        visit.visitor = {.maskedName = "李*",
                         .idHash = "a",
                         .claim = "elderly",
                         .claimProven = true,
                         .proof = visit.visitor.proof,
                         .cardExpired = true};
        visit.booked = sampleBooking();
        visit.helpReason = "wheelchair";
        if (visit.ticket)
            visit.ticket->marked = true;
        EXPECT_EQ(pageSpeech(visit, sampleCatalogue()), before) << nameOf(visit.page);
        EXPECT_EQ(greetingSpeech(visit), greeting);
    }
}

} // namespace
} // namespace fifteen::flows
