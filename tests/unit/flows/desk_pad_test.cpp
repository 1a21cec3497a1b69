// SPDX-License-Identifier: Apache-2.0
#include "flows/desk_pad.hpp"
#include "flows/window_sign.hpp"

#include <gmock/gmock.h>

namespace fifteen::flows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Verb = DeskCommand::Verb;
using State = DeskLine::State;

const PadVisitor called{.ticket = "aa", .number = "A017", .serving = false};
const PadVisitor serving{.ticket = "aa", .number = "A017", .serving = true};

/// A desk with pad and evaluator, as the server tells of it.
class Desk {
public:
    explicit Desk(PadOptions options = {.staff = "0312", .evaluator = true}) {
        pad_.options = std::move(options);
        happen(PadLink{true});
        news();
    }

    std::vector<PadEffect> happen(const PadEvent& event) {
        auto next = step(pad_, event);
        pad_ = std::move(next.pad);
        return next.effects;
    }

    std::vector<PadEffect> press(PadKey key, int number = 0) { return happen(PadPress{key, number}); }

    /// The server tells how things stand in `now`.
    std::vector<PadEffect> news() { return happen(now); }

    std::vector<PadEffect> visitor(std::optional<PadVisitor> visitor) {
        now.visitor = std::move(visitor);
        return news();
    }

    /// The visitor goes, and how.
    std::vector<PadEffect> leaves(const std::string& outcome, std::optional<PadVisitor> next = std::nullopt) {
        now.recent.insert(now.recent.begin(), {now.visitor->number, outcome, now.nowMs});
        return visitor(std::move(next));
    }

    PadFace face() const { return faceOf(pad_); }

    DeskNews now{.state = State::open, .staff = "0299", .waiting = 12, .nowMs = 1'000'000};

private:
    DeskPad pad_;
};

auto isCommand(const DeskCommand& command) {
    return ElementsAre(PadEffect(command));
}

auto beeps() {
    return ElementsAre(PadEffect(Beep{}));
}

auto asks() {
    return ElementsAre(PadEffect(AskVisitor{}));
}

TEST(DeskPad, callsTheNextWhereNobodyIs) {
    Desk desk;
    EXPECT_THAT(desk.press(PadKey::call), isCommand({.verb = Verb::callNext}));
    EXPECT_THAT(desk.happen(CommandDone{State::open, called}), IsEmpty());
    EXPECT_EQ(desk.face().number, "A017");
}

TEST(DeskPad, finishesWhoIsServedInTheSameCommand) {
    Desk desk;
    desk.visitor(serving);
    EXPECT_THAT(desk.press(PadKey::call), isCommand({.verb = Verb::callNext, .finishCurrent = true}));
}

TEST(DeskPad, letsNobodyGoWhoWasOnlyCalled) {
    Desk desk;
    desk.visitor(called);
    EXPECT_THAT(desk.press(PadKey::call), beeps());
    EXPECT_THAT(desk.press(PadKey::here), isCommand({.verb = Verb::start, .ticket = "aa"}));
}

TEST(DeskPad, saysThatNobodyWaits) {
    Desk desk;
    desk.press(PadKey::call);
    EXPECT_THAT(desk.happen(CommandDone{State::open, std::nullopt}), beeps());
}

TEST(DeskPad, doesOneThingAtATime) {
    Desk desk;
    desk.press(PadKey::call);
    EXPECT_THAT(desk.press(PadKey::call), beeps());
    EXPECT_THAT(desk.press(PadKey::pause), beeps());
    EXPECT_THAT(desk.happen(CommandFailed{}), beeps());
    EXPECT_THAT(desk.press(PadKey::call), isCommand({.verb = Verb::callNext}));
}

TEST(DeskPad, knowsWhomAKeyIsAbout) {
    Desk desk;
    for (const auto key : {PadKey::recall, PadKey::here, PadKey::noShow, PadKey::suspend, PadKey::transfer}) {
        EXPECT_THAT(desk.press(key, 2), beeps());
    }
    desk.visitor(called);
    EXPECT_THAT(desk.press(PadKey::recall), isCommand({.verb = Verb::recall, .ticket = "aa"}));
    desk.happen(CommandDone{State::open, called});
    EXPECT_THAT(desk.press(PadKey::noShow), isCommand({.verb = Verb::noShow, .ticket = "aa"}));
    desk.happen(CommandFailed{});
    desk.visitor(serving);
    EXPECT_THAT(desk.press(PadKey::recall), beeps());
    EXPECT_THAT(desk.press(PadKey::noShow), beeps());
    EXPECT_THAT(desk.press(PadKey::transfer), beeps()) << "where to?";
    EXPECT_THAT(desk.press(PadKey::transfer, 4), isCommand({.verb = Verb::transfer, .ticket = "aa", .toDesk = 4}));
    desk.happen(CommandFailed{});
    EXPECT_THAT(desk.press(PadKey::suspend), isCommand({.verb = Verb::hold, .ticket = "aa"}));
}

TEST(DeskPad, bringsBackWhomItPutAsideLast) {
    Desk desk;
    EXPECT_THAT(desk.press(PadKey::callBack), beeps());
    desk.now.aside = {{"bb", "A011"}, {"cc", "A012"}, {"dd", "A013"}};
    desk.now.recent = {{"A015", "finished", 0}, {"A012", "held", 0}, {"A011", "held", 0}};
    desk.news();
    EXPECT_THAT(desk.press(PadKey::callBack), isCommand({.verb = Verb::resume, .ticket = "cc"}));
}

TEST(DeskPad, pausesAndGoesOnAsWhoSatThere) {
    Desk desk;
    EXPECT_THAT(desk.press(PadKey::pause), isCommand({.verb = Verb::pause}));
    desk.happen(CommandDone{State::paused, std::nullopt});
    EXPECT_THAT(desk.press(PadKey::call), beeps());
    EXPECT_THAT(desk.press(PadKey::pause), isCommand({.verb = Verb::open, .staff = "0299"}));
    desk.happen(CommandFailed{});
    desk.now.state = State::closed;
    desk.now.staff.clear();
    desk.news();
    EXPECT_THAT(desk.press(PadKey::pause), isCommand({.verb = Verb::open, .staff = "0312"}));
}

TEST(DeskPad, opensNoDeskForNobody) {
    Desk desk(PadOptions{});
    desk.now.state = State::closed;
    desk.now.staff.clear();
    desk.news();
    EXPECT_THAT(desk.press(PadKey::pause), beeps());
}

TEST(DeskPad, asksWhoWasServedToTheEnd) {
    Desk desk;
    desk.visitor(called);
    desk.visitor(serving);
    EXPECT_THAT(desk.leaves("finished", PadVisitor{"bb", "A018", false}), asks());
    EXPECT_THAT(desk.happen(EvaluatorPress{5}), ElementsAre(PadEffect(SendRating{"aa", 5})));
    EXPECT_THAT(desk.happen(EvaluatorPress{5}), IsEmpty()) << "once a visit";
}

TEST(DeskPad, asksNobodyWhoWasNotServed) {
    for (const auto* const outcome : {"no_show", "held", "waiting", "cancelled"}) {
        Desk desk;
        desk.visitor(called);
        EXPECT_THAT(desk.leaves(outcome), IsEmpty()) << outcome;
    }
    Desk late;
    late.visitor(serving);
    late.now.recent = {{"A017", "finished", late.now.nowMs}};
    late.now.nowMs += 600'000; // the server was away for so long
    EXPECT_THAT(late.visitor(std::nullopt), IsEmpty());
    Desk without(PadOptions{});
    without.visitor(serving);
    EXPECT_THAT(without.leaves("finished"), IsEmpty());
}

TEST(DeskPad, asksWhenTheClerkSaysSoButNotTwice) {
    Desk desk;
    EXPECT_THAT(desk.press(PadKey::evaluate), beeps());
    desk.visitor(called);
    EXPECT_THAT(desk.press(PadKey::evaluate), beeps());
    desk.visitor(serving);
    EXPECT_THAT(desk.press(PadKey::evaluate), asks());
    EXPECT_THAT(desk.press(PadKey::evaluate), asks()) << "not answered yet";
    EXPECT_THAT(desk.happen(EvaluatorPress{2}), ElementsAre(PadEffect(SendRating{"aa", 2})));
    EXPECT_THAT(desk.press(PadKey::evaluate), beeps());
    EXPECT_THAT(desk.leaves("finished"), IsEmpty());
}

TEST(DeskPad, takesNoGradeForTheVisitorBefore) {
    Desk desk;
    desk.visitor(serving);
    EXPECT_THAT(desk.leaves("finished", PadVisitor{"bb", "A018", false}), asks());
    desk.visitor(PadVisitor{"bb", "A018", true});
    EXPECT_THAT(desk.happen(EvaluatorPress{1}), IsEmpty()) << "the next one sits there now";
}

TEST(DeskPad, isBlankWhileTheServerIsAway) {
    Desk desk;
    desk.visitor(called);
    EXPECT_EQ(desk.face(), (PadFace{12, "A017"}));
    desk.happen(PadLink{false});
    EXPECT_EQ(desk.face(), PadFace{});
    EXPECT_THAT(desk.press(PadKey::recall), isCommand({.verb = Verb::recall, .ticket = "aa"})) << "it is repeated";
}

TEST(DeskPad, beepsBeforeAnythingIsKnown) {
    EXPECT_THAT(step(DeskPad{}, PadPress{PadKey::call}).effects, beeps());
}

class Sign : public testing::Test {
protected:
    Sign() {
        screen.desk = 3;
        screen.line = DeskLine{.desk = 3, .state = State::open, .number = std::nullopt, .staff = "0312"};
    }

    SignFace face(bool lost = false) const { return signFaceOf(screen, lost, {}); }

    DeskScreen screen;
};

TEST_F(Sign, saysWhomTheWindowWants) {
    EXPECT_EQ(face(), (SignFace{"3号窗口", std::nullopt}));
    screen.line->number = "A017";
    EXPECT_EQ(face(), (SignFace{"A017 请到3号窗口", "A017"}));
    screen.line->serving = true;
    EXPECT_EQ(face(), (SignFace{"A017 正在办理", "A017"}));
}

TEST_F(Sign, saysThatNobodyIsServed) {
    screen.line->state = State::paused;
    EXPECT_EQ(face().text, "暂停服务");
    screen.line->state = State::closed;
    EXPECT_EQ(face(), SignFace{});
}

TEST_F(Sign, saysNothingThatMayNotBeSo) {
    screen.line->number = "A017";
    EXPECT_EQ(face(true), SignFace{});
    screen.line.reset();
    EXPECT_EQ(face(), SignFace{});
    EXPECT_EQ(signFaceOf(screen, true, {.lost = "{desk}: {desk}"}).text, "3: 3");
}

} // namespace
} // namespace fifteen::flows
