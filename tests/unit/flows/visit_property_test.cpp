// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <utility>

namespace fifteen::flows {
namespace {

/// What became of a number the server gave out.
struct Fate {
    bool shown = false;
    bool printed = false;
    bool failed = false;
    bool abandoned = false;
    bool cancelled = false;
    bool keptAtDesk = false;   ///< an appointment's, that came when nobody was there: not cancelled, but held
    bool acknowledged = false; ///< somebody touched a button of the page that shows it

    bool settled() const {
        return printed || abandoned || cancelled || keptAtDesk || (shown && failed && acknowledged);
    }
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

    void endSpeech() {
        sounding_ = false;
        happen(SpeechEnded{said_});
    }

    void answerIssue() {
        if (issues_.empty())
            return;
        const auto asked = issues_.front();
        popIssue();
        deliver(asked);
    }

    void answerLooking(bool found) {
        if (!codes_.empty()) {
            const auto asked = codes_.front();
            codes_.erase(codes_.begin());
            happen(CodeAnswered{asked.visitNumber, asked.code, true, booking(found)});
        } else if (!persons_.empty()) {
            const auto visitNumber = persons_.front();
            persons_.erase(persons_.begin());
            happen(AppointmentFound{visitNumber, booking(found)});
        } else if (serviceCode_) {
            const auto asked = *std::exchange(serviceCode_, {});
            happen(ServiceCodeAnswered{asked.visitNumber, asked.code, found});
        } else if (voucher_) {
            const auto asked = *std::exchange(voucher_, {});
            if (found)
                happen(VoucherDecoded{asked.visitNumber, grandmaLi()});
            else
                happen(VoucherRefused{asked.visitNumber, CardTrouble::voucherRefused});
        }
    }

    void failIssue(ServiceTrouble trouble) {
        if (issues_.empty())
            return;
        const auto asked = issues_.front();
        popIssue();
        if (trouble == ServiceTrouble::unreachable)
            late_.push_back(asked);
        happen(IssueFailed{asked.visitNumber, trouble});
    }

    void lateIssue() {
        if (late_.empty())
            return;
        const auto asked = late_.back();
        late_.pop_back();
        deliver(asked);
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
    struct Asked {
        std::uint64_t visitNumber = 0;
        std::string appointment; ///< empty: a number without one
    };

    void deliver(const Asked& asked) {
        const bool checkedIn = !asked.appointment.empty();
        const auto token = checkedIn ? asked.appointment : "t" + std::to_string(++tokens_);
        fates_[token];
        happen(Issued{asked.visitNumber, sampleTicket(token), checkedIn});
        const auto& fate = fates_[token];
        RC_ASSERT(fate.shown != (fate.cancelled || fate.keptAtDesk)); // shown, cancelled or kept, and at once
    }

    /// Every one found is another: the server tells only those nobody has come for.
    std::optional<BookedTime> booking(bool found) {
        if (!found)
            return std::nullopt;
        BookedTime booked = sampleBooking();
        booked.appointment = "a" + std::to_string(++tokens_);
        return booked;
    }

    void popIssue() {
        issues_.erase(issues_.begin());
        waiting_.erase(waiting_.begin());
    }

    template <class Other>
    void note(const Other&) {}

    void note(const Say& effect) {
        RC_ASSERT(!effect.clips.empty());
        RC_ASSERT(effect.speech > said_); // never a number twice
        said_ = effect.speech;
        sounding_ = true;
    }

    void note(const StopSpeaking&) {
        RC_ASSERT(sounding_);
        sounding_ = false;
    }

    void note(const FindByCode& effect) { codes_.push_back(effect); }

    void note(const CheckServiceCode& effect) { serviceCode_ = effect; }

    void note(const DecodeVoucher& effect) { voucher_ = effect; }

    void note(const FindByPerson& effect) { persons_.push_back(effect.visitNumber); }

    void note(const CheckIn& effect) {
        std::erase_if(late_, [&](const Asked& earlier) { return earlier.appointment == effect.appointment; });
        ask({effect.visitNumber, effect.appointment});
    }

    void note(const IssueTicket& effect) { ask({effect.visitNumber, {}}); }

    void ask(const Asked& effect) {
        issues_.push_back(effect);
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
        if (effect.result == "abandoned" && !fate.shown && effect.ticket.starts_with('a'))
            fate.keptAtDesk = true;
        else
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
        RC_ASSERT(visit.speech.has_value() == sounding_);
        // What somebody asked to hear is never heard on another page, nor by another visitor.
        RC_ASSERT(!visit.speech || visit.speech->visitNumber == visit.visitNumber);
        RC_ASSERT(!isListening(visit) || visit.speech->page == visit.page);
        const bool resting = visit.page == Page::welcome || visit.page == Page::starting || isResting(visit);
        if (resting) {
            RC_ASSERT(visit.visitor == Visitor{});
            RC_ASSERT(!visit.ticket);
            RC_ASSERT(!visit.booked);
            RC_ASSERT(visit.code.empty());
            RC_ASSERT(!visit.warning);
        }
        RC_ASSERT((visit.page != Page::ticket && visit.page != Page::printFailed) || visit.ticket.has_value());
        RC_ASSERT(visit.page != Page::appointment || visit.booked.has_value());
        RC_ASSERT(!visit.checkingIn || visit.booked.has_value());
        RC_ASSERT(itemsOf(visit).size() <= mostItems);
        RC_ASSERT(visit.page != Page::item || player_.catalogue.item(visit.item) != nullptr);
        RC_ASSERT(!visit.warning || *visit.warning <= player_.timing.warning);
        // A number leaves the screen only when its fate is settled.
        if (before.ticket && (!visit.ticket || visit.ticket->ticket != before.ticket->ticket))
            RC_ASSERT(fates_[before.ticket->ticket].settled());
    }

    Player player_;
    std::map<std::string, Fate> fates_;
    std::vector<Asked> issues_; ///< asked of the server, not answered
    std::vector<int> waiting_;
    std::vector<Asked> late_; ///< answered with a failure, and yet perhaps done
    std::vector<std::uint64_t> prints_;
    std::vector<FindByCode> codes_;
    std::vector<std::uint64_t> persons_;
    std::optional<CheckServiceCode> serviceCode_;
    std::optional<DecodeVoucher> voucher_;
    std::uint64_t said_ = 0;
    bool sounding_ = false;
    int tokens_ = 0;
};

/// Mostly the way forward, so that many walks reach a ticket; the rest is anything at any time.
void act(World& world, int choice) {
    static const Event touches[] = {WithoutCardPressed{},
                                    GroupChosen{"chronic"},
                                    TakeNumberPressed{},
                                    ClaimChosen{},
                                    DonePressed{},
                                    PrintAgainPressed{},
                                    GroupChosen{"claims"},
                                    ItemChosen{"inpatient"},
                                    ClaimChosen{"disabled"},
                                    BackPressed{},
                                    HomePressed{},
                                    HelpPressed{},
                                    LargeTextPressed{},
                                    LanguagePressed{},
                                    TryAgainPressed{},
                                    MorePressed{2},
                                    PrintListPressed{},
                                    DropTicketPressed{},
                                    StayPressed{},
                                    Touched{},
                                    HelpPressed{"glasses"},
                                    GroupChosen{"nowhere"},
                                    ItemChosen{"account"},
                                    AddItemPressed{},
                                    ItemChosen{"outpatient"},
                                    AppointmentPressed{},
                                    DigitPressed{4},
                                    EraseDigitPressed{},
                                    CheckInPressed{},
                                    OtherBusinessPressed{}};
    static const Event devices[] = {CardFound{},
                                    grandmaLi(),
                                    youngWang(),
                                    CardFailed{CardTrouble::notRead},
                                    CardFailed{CardTrouble::readerGone},
                                    CardFailed{CardTrouble::silent, Proof::socialCard},
                                    CardFound{Proof::socialCard},
                                    CardRemoved{Proof::socialCard},
                                    ReadersPresent{Cards{.id = false, .social = true}},
                                    CardRemoved{},
                                    ServerReachable{false},
                                    ServerReachable{true},
                                    CatalogueArrived{},
                                    HelpAnswered{1, true},
                                    ListPrinted{1, PrintState::printed},
                                    Printed{1},
                                    PrintFailed{2, PrintState::printed},
                                    IssueFailed{0, ServiceTrouble::refused},
                                    ServicePressed{},
                                    ServiceCodeAnswered{1, "", true},
                                    PrintTestPressed{},
                                    TicketTaken{},
                                    CodeScanned{ScannedKind::voucher, "424"},
                                    CodeScanned{ScannedKind::checkInCode, "406152"},
                                    CodeScanned{ScannedKind::payment, "28"}};
    constexpr int forward = 6; // the first touches are the way to a ticket
    if (choice < 30)
        world.touch(touches[choice % forward]);
    else if (choice < 60)
        world.touch(touches[choice - 30]);
    else if (choice < 74)
        world.happen(devices[choice - 60]);
    else if (choice < 82)
        world.answerIssue();
    else if (choice < 84)
        world.failIssue(ServiceTrouble::unreachable);
    else if (choice < 85)
        world.failIssue(ServiceTrouble::groupClosed);
    else if (choice < 86)
        world.lateIssue();
    else if (choice < 91)
        world.answerPrint(true, PrintState::printed);
    else if (choice < 94)
        world.answerPrint(false, PrintState::paperEnd);
    else if (choice < 104)
        world.tick();
    else if (choice < 107)
        for (int second = 0; second < 25; ++second)
            world.tick();
    else if (choice < 110)
        world.answerLooking(choice != 107);
    else if (choice < 112)
        for (int digit = 0; digit < 6; ++digit)
            world.touch(DigitPressed{digit});
    else if (choice < 113)
        world.touch(CheckInPressed{});
    else if (choice < 114)
        world.touch(AppointmentPressed{});
    else if (choice < 121)
        world.happen(devices[choice - 100]);
    else if (choice < 124)
        world.touch(ListenPressed{});
    else
        world.endSpeech();
}

constexpr int choicesThereAre = 126;

RC_GTEST_PROP(VisitProperty, NoNumberIsEverLostAndNobodyIsRemembered, ()) {
    const auto choices = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, choicesThereAre));
    World world;
    for (const int choice : choices)
        act(world, choice);
    world.close();
}

RC_GTEST_PROP(VisitProperty, LongDaysToo, ()) {
    const auto choices = *rc::gen::container<std::vector<int>>(400, rc::gen::inRange(0, choicesThereAre));
    World world;
    for (const int choice : choices)
        act(world, choice);
    world.close();
}

} // namespace
} // namespace fifteen::flows
