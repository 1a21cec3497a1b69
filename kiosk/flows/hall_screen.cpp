// SPDX-License-Identifier: Apache-2.0
#include "flows/hall_screen.hpp"

#include "same_visitor.hpp"

#include <algorithm>

namespace fifteen::flows {

namespace {

using Stage = Announcement::Stage;

constexpr std::size_t keptSettled = 16; // recent five, two heroes, and room for recalls of the same number

/// One step under way: the screen as it becomes, and what the world is to do.
class Stepper {
public:
    Stepper(const HallScreen& screen, HallTime now, const HallTiming& timing)
        : now_(now)
        , timing_(timing)
        , result_{screen, {}} {}

    void take(const HallConnected& event);
    void take(const HallDisconnected& event);
    void take(const HallStateArrived& event);
    void take(const CallsPainted& event);
    void take(const AnnouncementEnded& event);
    void take(const HallTick& event);

    HallStep finish();

private:
    HallScreen& screen() { return result_.screen; }

    void mergeCalls(const std::vector<HallCall>& calls, bool snapshot);
    bool isAnotherJournal(const std::vector<HallCall>& calls) const;
    void forgetCalls();
    void addCall(const HallCall& call, bool missed);
    Announcement* find(std::int64_t call);
    bool isActive(std::int64_t call);
    void settle(Announcement& announcement, bool spoken);
    void endAnnouncement(std::int64_t call, bool spoken);
    void giveUpOnSilentVoice();
    void speakNext();
    void seat(const Announcement& announcement);
    void seatWaiting();
    void showNewestWhenNothingStands();
    void dropSecondHero();
    void raiseSettled();
    void prune();
    void askToBeWoken();

    HallTime now_;
    const HallTiming& timing_;
    HallStep result_;
};

void Stepper::take(const HallConnected& /*event*/) {
    screen().connected = true;
    screen().answerDue = true;
    screen().connectionChangedMs = now_.steadyMs;
    for (const Announcement& announcement : screen().announcements) {
        if (announcement.painted) {
            result_.effects.emplace_back(AcknowledgeCall{announcement.call.call, CallStage::shown});
        }
        if (announcement.spoken) {
            result_.effects.emplace_back(AcknowledgeCall{announcement.call.call, CallStage::spoken});
        }
    }
}

void Stepper::take(const HallDisconnected& /*event*/) {
    if (!screen().connected) {
        return;
    }
    screen().connected = false;
    screen().answerDue = false;
    screen().connectionChangedMs = now_.steadyMs;
}

void Stepper::take(const HallStateArrived& event) {
    if (event.groups) {
        screen().groups = *event.groups;
    }
    if (event.desks) {
        screen().desks = *event.desks;
    }
    if (event.calls && !event.calls->empty()) {
        std::vector<HallCall> calls = *event.calls;
        std::ranges::sort(calls, {}, &HallCall::call);
        mergeCalls(calls, event.snapshot);
    }
    if (event.snapshot) {
        screen().answerDue = false;
    }
}

/// Numbers that run backwards, or an old number with another content: the server stands on another journal (a new
/// machine, a restored copy). What was remembered of the old one would silence its calls.
bool Stepper::isAnotherJournal(const std::vector<HallCall>& calls) const {
    if (calls.back().call < result_.screen.newest) {
        return true;
    }
    return std::ranges::any_of(result_.screen.announcements, [&](const Announcement& known) {
        const auto same = std::ranges::find(calls, known.call.call, &HallCall::call);
        return same != calls.end() && (same->number != known.call.number || same->desk != known.call.desk ||
                                       same->calledAtMs != known.call.calledAtMs);
    });
}

void Stepper::forgetCalls() {
    // An announcement under way goes on: `speaking` stays until the voice answers.
    screen().announcements.clear();
    screen().heroes = {};
    screen().highlighted = 0;
    screen().newest = 0;
    screen().settled = 0;
    result_.effects.emplace_back(RememberSettled{0});
}

void Stepper::mergeCalls(const std::vector<HallCall>& calls, bool snapshot) {
    if (isAnotherJournal(calls)) {
        forgetCalls();
    }
    const bool gap = calls.front().call > screen().newest + 1;
    if (gap && !screen().answerDue) {
        // Announcing what came would put it before what is missing.
        result_.effects.emplace_back(ConnectAnew{});
        return;
    }
    const bool missed =
        snapshot || screen().answerDue || now_.steadyMs - screen().connectionChangedMs < timing_.catchUp.count();
    for (const HallCall& call : calls) {
        addCall(call, missed);
    }
}

void Stepper::addCall(const HallCall& call, bool missed) {
    if (find(call.call) != nullptr) {
        return;
    }
    Announcement announcement{call, Stage::waiting, false, false};
    if (call.call <= screen().settled) {
        announcement.stage = Stage::settled; // of an earlier process: it showed it and said it
        announcement.painted = true;
    } else if (call.call <= screen().newest) {
        return; // settled here and pruned
    } else if (missed && now_.wallMs - call.calledAtMs > timing_.staleAfter.count()) {
        announcement.stage = Stage::settled;
    }
    const auto place = std::ranges::upper_bound(screen().announcements, call.call, {},
                                                [](const Announcement& other) { return other.call.call; });
    screen().announcements.insert(place, announcement);
    screen().newest = std::max(screen().newest, call.call);
}

void Stepper::take(const CallsPainted& event) {
    for (const std::int64_t call : event.calls) {
        Announcement* announcement = find(call);
        if (announcement == nullptr || announcement->painted) {
            continue;
        }
        announcement->painted = true;
        result_.effects.emplace_back(CallReached{announcement->call, CallStage::shown});
        if (screen().connected) {
            result_.effects.emplace_back(AcknowledgeCall{call, CallStage::shown});
        }
    }
}

void Stepper::take(const AnnouncementEnded& event) {
    if (screen().speaking == event.call) {
        endAnnouncement(event.call, event.spoken);
    }
}

void Stepper::take(const HallTick& /*event*/) {
    giveUpOnSilentVoice();
}

void Stepper::giveUpOnSilentVoice() {
    if (screen().speaking && now_.steadyMs - screen().speakingSinceMs >= timing_.voiceTimeout.count()) {
        endAnnouncement(*screen().speaking, false);
    }
}

void Stepper::endAnnouncement(std::int64_t call, bool spoken) {
    screen().speaking.reset();
    screen().lastEndedMs = now_.steadyMs;
    const auto shortest = spoken ? timing_.leastHighlight : timing_.silentHighlight;
    screen().nextNotBeforeMs = screen().speakingSinceMs + shortest.count();
    Announcement* announcement = find(call);
    if (announcement != nullptr && announcement->stage == Stage::speaking) {
        settle(*announcement, spoken);
    }
}

void Stepper::settle(Announcement& announcement, bool spoken) {
    announcement.stage = Stage::settled;
    announcement.spoken = spoken;
    if (!spoken) {
        return;
    }
    result_.effects.emplace_back(CallReached{announcement.call, CallStage::spoken});
    if (screen().connected) {
        result_.effects.emplace_back(AcknowledgeCall{announcement.call.call, CallStage::spoken});
    }
}

Announcement* Stepper::find(std::int64_t call) {
    const auto found = std::ranges::lower_bound(screen().announcements, call, {},
                                                [](const Announcement& other) { return other.call.call; });
    return found != screen().announcements.end() && found->call.call == call ? &*found : nullptr;
}

bool Stepper::isActive(std::int64_t call) {
    const Announcement* announcement = find(call);
    return announcement != nullptr && announcement->stage != Stage::settled;
}

void Stepper::speakNext() {
    if (screen().speaking || now_.steadyMs < screen().nextNotBeforeMs) {
        return;
    }
    const auto next = std::ranges::find(screen().announcements, Stage::waiting, &Announcement::stage);
    if (next == screen().announcements.end()) {
        return;
    }
    next->stage = Stage::speaking;
    seat(*next);
    screen().speaking = next->call.call;
    screen().speakingSinceMs = now_.steadyMs;
    screen().highlighted = next->call.call;
    result_.effects.emplace_back(Speak{next->call});
}

/// Gives a call one of the two large places, if one is free: numbers never move from one place to the other, and a
/// number is not driven out while it waits for its voice or has only just been said.
void Stepper::seat(const Announcement& announcement) {
    auto& heroes = screen().heroes;
    const std::int64_t call = announcement.call.call;
    for (std::int64_t& hero : heroes) {
        const Announcement* seated = find(hero);
        if (hero == call) {
            return;
        }
        if (seated != nullptr && sameVisitor(seated->call, announcement.call)) {
            if (announcement.stage == Stage::speaking) {
                hero = call; // a recall takes the place of its first call
            }
            return;
        }
    }
    const bool justSaid = now_.steadyMs - screen().lastEndedMs < timing_.heroHold.count();
    const bool alone = !isActive(heroes[0]) && !isActive(heroes[1]) && !(justSaid && screen().highlighted != 0);
    if (alone) {
        heroes = {call, 0};
        return;
    }
    for (std::int64_t& hero : heroes) {
        if (!isActive(hero) && (hero != screen().highlighted || !justSaid)) {
            hero = call;
            return;
        }
    }
    // Both places taken by what was just said and what waits: what was said gives way to the one that is said now.
    if (announcement.stage == Stage::speaking) {
        (isActive(heroes[0]) ? heroes[1] : heroes[0]) = call;
    }
}

void Stepper::seatWaiting() {
    for (const Announcement& announcement : screen().announcements) {
        if (announcement.stage == Stage::waiting) {
            seat(announcement);
        }
    }
}

void Stepper::showNewestWhenNothingStands() {
    if (screen().heroes == std::array<std::int64_t, 2>{} && !screen().announcements.empty()) {
        screen().heroes[0] = screen().announcements.back().call.call;
        screen().highlighted = screen().heroes[0];
    }
}

void Stepper::dropSecondHero() {
    auto& heroes = screen().heroes;
    const bool idle = !screen().speaking && !isActive(heroes[0]) && !isActive(heroes[1]);
    if (idle && heroes[1] != 0 && now_.steadyMs - screen().lastEndedMs >= timing_.heroHold.count()) {
        heroes = {screen().highlighted, 0};
    }
}

void Stepper::raiseSettled() {
    std::int64_t settled = screen().newest;
    for (const Announcement& announcement : screen().announcements) {
        if (announcement.stage != Stage::settled) {
            settled = announcement.call.call - 1;
            break;
        }
    }
    if (settled > screen().settled) {
        screen().settled = settled;
        result_.effects.emplace_back(RememberSettled{settled});
    }
}

void Stepper::prune() {
    auto& all = screen().announcements;
    auto settled = static_cast<std::size_t>(std::ranges::count(all, Stage::settled, &Announcement::stage));
    std::erase_if(all, [&](const Announcement& announcement) {
        const bool stands = std::ranges::find(screen().heroes, announcement.call.call) != screen().heroes.end();
        if (announcement.stage != Stage::settled || stands || settled <= keptSettled) {
            return false;
        }
        --settled;
        return true;
    });
}

void Stepper::askToBeWoken() {
    std::optional<std::int64_t> at;
    const auto earliest = [&](std::int64_t time) { at = at ? std::min(*at, time) : time; };
    const bool waiting =
        std::ranges::find(screen().announcements, Stage::waiting, &Announcement::stage) != screen().announcements.end();
    if (screen().speaking) {
        earliest(screen().speakingSinceMs + timing_.voiceTimeout.count());
    } else if (waiting) {
        earliest(screen().nextNotBeforeMs);
    } else if (screen().heroes[1] != 0) {
        earliest(screen().lastEndedMs + timing_.heroHold.count());
    }
    const std::int64_t lossShown = screen().connectionChangedMs + timing_.quietLoss.count();
    if (!screen().connected && now_.steadyMs < lossShown) {
        earliest(lossShown);
    }
    if (at) {
        result_.effects.emplace_back(WakeIn{std::chrono::milliseconds{std::max<std::int64_t>(*at - now_.steadyMs, 1)}});
    }
}

HallStep Stepper::finish() {
    speakNext();
    seatWaiting();
    showNewestWhenNothingStands();
    dropSecondHero();
    raiseSettled();
    prune();
    askToBeWoken();
    return std::move(result_);
}

} // namespace

HallScreen startHallScreen(std::int64_t remembered) {
    HallScreen screen;
    screen.newest = std::max<std::int64_t>(remembered, 0);
    screen.settled = screen.newest;
    // Nothing was said yet: the first call need not wait for the end of one before it.
    screen.lastEndedMs = -86'400'000;
    return screen;
}

HallStep step(const HallScreen& screen, const HallEvent& event, HallTime now, const HallTiming& timing) {
    Stepper stepper(screen, now, timing);
    std::visit([&](const auto& what) { stepper.take(what); }, event);
    return stepper.finish();
}

} // namespace fifteen::flows
