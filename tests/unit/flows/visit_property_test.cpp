// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace fifteen::flows {
namespace {

/// What became of a number the server gave out.
struct Fate {
    bool shown = false;
    bool printed = false;
    bool failed = false;
    bool abandoned = false;
    bool cancelled = false;
    bool acknowledged = false; ///< somebody touched a button of the page that shows it

    bool settled() const { return printed || abandoned || cancelled || (shown && failed && acknowledged); }
};

/// A hall around the visit: fingers, cards, a server and a printer that answer late, twice, out of order or after all.
class World {
public:
    void touch(const Event& event) {
        const bool leaves = std::holds_alternative<DonePressed>(event) || std::holds_alternative<HomePressed>(event);
        if (leaves && player_.visit.ticket)
            fates_[player_.visit.ticket->ticket].acknowledged = true;
        happen(event);
    }

    void tick() {
        happen(Tick{std::chrono::seconds(1)});
        for (auto& wait : waiting_)
            ++wait;
        // The client's promise: an answer in time.
        if (!issues_.empty() && waiting_.front() >= 20)
            failIssue(ServiceTrouble::unreachable);
    }

    void answerIssue() {
        if (issues_.empty())
            return;
        const auto visitNumber = issues_.front();
        popIssue();
        deliver(visitNumber);
    }

    void failIssue(ServiceTrouble trouble) {
        if (issues_.empty())
            return;
        const auto visitNumber = issues_.front();
        popIssue();
        if (trouble == ServiceTrouble::unreachable)
            late_.push_back(visitNumber);
        happen(IssueFailed{visitNumber, trouble});
    }

    void lateIssue() {
        if (late_.empty())
            return;
        const auto visitNumber = late_.back();
        late_.pop_back();
        deliver(visitNumber);
    }

    void answerPrint(bool printed, PrintState trouble) {
        if (prints_.empty())
            return;
        const auto visitNumber = prints_.front();
        prints_.erase(prints_.begin());
        if (printed)
            happen(Printed{visitNumber});
        else
            happen(PrintFailed{visitNumber, trouble});
    }

    void happen(const Event& event) {
        const Visit before = player_.visit;
        const auto seen = player_.effects.size();
        player_.happen(event);
        const auto again = step(before, event, player_.catalogue, player_.timing);
        RC_ASSERT(again.visit == player_.visit); // the same arguments give the same answer
        for (auto index = seen; index < player_.effects.size(); ++index)
            std::visit([this](const auto& effect) { note(effect); }, player_.effects[index]);
        if (player_.visit.ticket)
            fates_[player_.visit.ticket->ticket].shown = true;
        check(before);
    }

    /// Everybody goes home and the hall falls silent: no number may be left open.
    void close() {
        while (!issues_.empty())
            answerIssue();
        while (!late_.empty())
            lateIssue();
        for (int second = 0; second < 300; ++second)
            tick();
        const Visit& visit = player_.visit;
        RC_ASSERT(visit.page == Page::welcome || isResting(visit));
        RC_ASSERT(!needsTick(visit));
        for (const auto& [token, fate] : fates_)
            RC_ASSERT(fate.settled());
    }

    const Visit& visit() const { return player_.visit; }

private:
    void deliver(std::uint64_t visitNumber) {
        const auto token = "t" + std::to_string(++tokens_);
        fates_[token];
        happen(Issued{visitNumber, sampleTicket(token)});
        const auto& fate = fates_[token];
        RC_ASSERT(fate.shown != fate.cancelled); // shown or cancelled, and at once
    }

    void popIssue() {
        issues_.erase(issues_.begin());
        waiting_.erase(waiting_.begin());
    }

    template <class Other>
    void note(const Other&) {}

    void note(const IssueTicket& effect) {
        issues_.push_back(effect.visitNumber);
        waiting_.push_back(0);
        RC_ASSERT(issues_.size() == 1U); // never two at once
        RC_ASSERT(effect.visitNumber == player_.visit.visitNumber);
    }

    void note(const PrintTicket& effect) { prints_.push_back(effect.visitNumber); }

    void note(const ReportPrint& effect) {
        RC_ASSERT(fates_.contains(effect.ticket));
        auto& fate = fates_[effect.ticket];
        RC_ASSERT(!fate.cancelled); // a cancelled number has no print result
        fate.printed |= effect.result == "printed";
        fate.failed |= effect.result == "failed";
        fate.abandoned |= effect.result == "abandoned";
        // A failure before nobody answered; a new failure opens the question again.
        if (effect.result == "failed")
            fate.acknowledged = false;
        RC_ASSERT(!(effect.result == "abandoned" && !fate.failed));
    }

    void note(const CancelTicket& effect) {
        auto& fate = fates_[effect.ticket];
        RC_ASSERT(!fate.cancelled);
        fate.cancelled = true;
    }

    void check(const Visit& before) {
        const Visit& visit = player_.visit;
        RC_ASSERT(visit.visitNumber >= before.visitNumber);
        const bool resting = visit.page == Page::welcome || visit.page == Page::starting || isResting(visit);
        if (resting) {
            RC_ASSERT(visit.visitor == Visitor{});
            RC_ASSERT(!visit.ticket);
            RC_ASSERT(!visit.warning);
        }
        RC_ASSERT((visit.page != Page::ticket && visit.page != Page::printFailed) || visit.ticket.has_value());
        RC_ASSERT(visit.page != Page::item || player_.catalogue.item(visit.item) != nullptr);
        RC_ASSERT(!visit.warning || *visit.warning <= player_.timing.warning);
        // A number leaves the screen only when its fate is settled.
        if (before.ticket && (!visit.ticket || visit.ticket->ticket != before.ticket->ticket))
            RC_ASSERT(fates_[before.ticket->ticket].settled());
    }

    Player player_;
    std::map<std::string, Fate> fates_;
    std::vector<std::uint64_t> issues_; ///< asked of the server, not answered
    std::vector<int> waiting_;
    std::vector<std::uint64_t> late_; ///< answered with a failure, and yet perhaps done
    std::vector<std::uint64_t> prints_;
    int tokens_ = 0;
};

/// Mostly the way forward, so that many walks reach a ticket; the rest is anything at any time.
void act(World& world, int choice) {
    static const Event touches[] = {
        WithoutCardPressed{},    GroupChosen{"chronic"}, TakeNumberPressed{},   ClaimChosen{},
        DonePressed{},           PrintAgainPressed{},    GroupChosen{"claims"}, ItemChosen{"inpatient"},
        ClaimChosen{"disabled"}, BackPressed{},          HomePressed{},         HelpPressed{},
        LargeTextPressed{},      LanguagePressed{},      TryAgainPressed{},     MorePressed{2},
        PrintListPressed{},      DropTicketPressed{},    StayPressed{},         Touched{},
        HelpPressed{"glasses"},  GroupChosen{"nowhere"}, ItemChosen{"account"}};
    static const Event devices[] = {CardFound{},
                                    grandmaLi(),
                                    youngWang(),
                                    CardFailed{CardTrouble::notRead},
                                    CardFailed{CardTrouble::readerGone},
                                    CardRemoved{},
                                    ServerReachable{false},
                                    ServerReachable{true},
                                    CatalogueArrived{},
                                    HelpAnswered{1, true},
                                    ListPrinted{1, PrintState::printed},
                                    Printed{1},
                                    PrintFailed{2, PrintState::printed},
                                    IssueFailed{0, ServiceTrouble::refused}};
    constexpr int forward = 6; // the first touches are the way to a ticket
    if (choice < 30)
        world.touch(touches[choice % forward]);
    else if (choice < 53)
        world.touch(touches[choice - 30]);
    else if (choice < 67)
        world.happen(devices[choice - 53]);
    else if (choice < 75)
        world.answerIssue();
    else if (choice < 77)
        world.failIssue(ServiceTrouble::unreachable);
    else if (choice < 78)
        world.failIssue(ServiceTrouble::groupClosed);
    else if (choice < 79)
        world.lateIssue();
    else if (choice < 84)
        world.answerPrint(true, PrintState::printed);
    else if (choice < 87)
        world.answerPrint(false, PrintState::paperEnd);
    else if (choice < 97)
        world.tick();
    else
        for (int second = 0; second < 25; ++second)
            world.tick();
}

RC_GTEST_PROP(VisitProperty, NoNumberIsEverLostAndNobodyIsRemembered, ()) {
    const auto choices = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100));
    World world;
    for (const int choice : choices)
        act(world, choice);
    world.close();
}

RC_GTEST_PROP(VisitProperty, LongDaysToo, ()) {
    const auto choices = *rc::gen::container<std::vector<int>>(400, rc::gen::inRange(0, 100));
    World world;
    for (const int choice : choices)
        act(world, choice);
    world.close();
}

} // namespace
} // namespace fifteen::flows
