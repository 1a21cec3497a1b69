// SPDX-License-Identifier: Apache-2.0
#include "flows/hall_screen.hpp"
#include "same_visitor.hpp"

#include <algorithm>

namespace fifteen::flows {

namespace {

using Stage = Announcement::Stage;

constexpr std::size_t recentShown = 5;
constexpr std::size_t soonShown = 6;
constexpr std::size_t soonNewest = 3; // of those: who has just been called must see it at once, however many wait

/// The screen's calls, laid out: large, soon, recent.
class Layout {
public:
    Layout(const HallScreen& screen, HallTime now, const HallTiming& timing)
        : screen_(screen)
        , utcOffsetMinutes_(timing.utcOffsetMinutes)
        , wallMs_(now.wallMs) {
        // A wall clock that runs behind the server's must not hide today's calls: no call is from the future.
        for (const Announcement& announcement : screen.announcements) {
            wallMs_ = std::max(wallMs_, announcement.call.calledAtMs);
        }
    }

    HallView make() && {
        placeHeroes();
        placeWaiting();
        hideTheMiddle();
        if (view_.heroes.size() < 2) { // else their place is taken
            placeRecent();
        }
        const auto said = std::ranges::find_if(view_.heroes, [](const ShownCall& hero) { return hero.highlighted; });
        if (said != view_.heroes.end()) {
            view_.caption = said->call;
        }
        return std::move(view_);
    }

private:
    void placeHeroes() {
        for (const std::int64_t hero : screen_.heroes) {
            const auto found = std::ranges::find_if(screen_.announcements,
                                                    [&](const Announcement& other) { return other.call.call == hero; });
            if (found != screen_.announcements.end() && isToday(*found)) {
                view_.heroes.push_back({found->call, hero == screen_.highlighted});
                view_.visible.push_back(hero);
            }
        }
    }

    void placeWaiting() {
        for (const Announcement& announcement : screen_.announcements) {
            const auto& call = announcement.call;
            if (announcement.stage == Stage::settled || isVisible(call)) {
                continue;
            }
            if (standsLarge(call)) {
                view_.visible.push_back(call.call);
            } else {
                view_.soon.push_back(call);
            }
        }
    }

    void hideTheMiddle() {
        if (view_.soon.size() > soonShown) {
            view_.moreSoon = static_cast<int>(view_.soon.size() - soonShown);
            const auto hidden = view_.soon.begin() + (soonShown - soonNewest);
            view_.soon.erase(hidden, hidden + view_.moreSoon);
        }
        for (const HallCall& call : view_.soon) {
            view_.visible.push_back(call.call);
        }
    }

    void placeRecent() {
        const auto& all = screen_.announcements;
        for (auto it = all.rbegin(); it != all.rend() && view_.recent.size() < recentShown; ++it) {
            const auto again = [&](const HallCall& other) { return other.number == it->call.number; };
            if (it->stage == Stage::settled && isToday(*it) && !standsLarge(it->call) &&
                std::ranges::none_of(view_.recent, again)) {
                view_.recent.push_back(it->call);
                view_.visible.push_back(it->call.call);
            }
        }
    }

    bool isVisible(const HallCall& call) const {
        return std::ranges::find(view_.visible, call.call) != view_.visible.end();
    }

    bool standsLarge(const HallCall& call) const {
        return std::ranges::any_of(view_.heroes, [&](const ShownCall& hero) { return sameVisitor(hero.call, call); });
    }

    bool isToday(const Announcement& announcement) const {
        return announcement.stage != Stage::settled || localDay(announcement.call.calledAtMs) == localDay(wallMs_);
    }

    std::int64_t localDay(std::int64_t wallMs) const {
        constexpr std::int64_t dayMs = 86'400'000;
        return (wallMs + utcOffsetMinutes_ * std::int64_t{60'000}) / dayMs;
    }

    const HallScreen& screen_;
    int utcOffsetMinutes_;
    std::int64_t wallMs_;
    HallView view_;
};

} // namespace

HallView viewOf(const HallScreen& screen, HallTime now, const HallTiming& timing) {
    HallView view = Layout(screen, now, timing).make();
    view.connectionLost = !screen.connected && now.steadyMs - screen.connectionChangedMs >= timing.quietLoss.count();
    return view;
}

} // namespace fifteen::flows
