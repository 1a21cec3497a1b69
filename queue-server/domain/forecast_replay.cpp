// SPDX-License-Identifier: Apache-2.0
#include "forecast_replay.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace fifteen::domain {
namespace {

/// Whoever is not called by then is said to be called never.
constexpr std::int64_t horizon = std::chrono::duration_cast<Duration>(std::chrono::hours(6)).count();
constexpr std::int64_t never = horizon * 1000;

constexpr std::size_t enoughOfOneGroup = 8;

float seconds(std::int64_t milliseconds) {
    return static_cast<float>(std::max<std::int64_t>(milliseconds, 0)) / 1000;
}

} // namespace

ForecastReplay::ForecastReplay(const ForecastInput& input)
    : input_(input)
    , lanes_(input.lanes.size())
    , called_(input.waiting.size())
    , ghosts_(input.arrivalsPerHour.size() * input.lanes.size()) {
    const auto groups = input.arrivalsPerHour.size();
    lines_.resize((groups + input.desks.size()) * lanes_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto& rule = input.lanes[i % lanes_];
        lines_[i].promise = rule.promise.count();
        lines_[i].marked = rule.marked;
        lines_[i].perMillisecond = i < groups * lanes_ ? input.arrivalsPerHour[i / lanes_][i % lanes_] / 3'600'000 : 0;
    }
    std::uint32_t order = 0;
    std::vector<std::uint32_t> byArrival(input.waiting.size());
    for (std::uint32_t i = 0; i < byArrival.size(); ++i) {
        byArrival[i] = i;
    }
    std::ranges::sort(byArrival, {},
                      [&](std::uint32_t i) { return std::tie(input.waiting[i].arrived, input.waiting[i].id); });
    for (const auto i : byArrival) {
        const auto& ticket = input.waiting[i];
        auto place = static_cast<std::size_t>(ticket.group);
        if (ticket.onlyAt != 0) {
            const auto desk = std::ranges::find(input.desks, ticket.onlyAt, &ForecastInput::Desk::number);
            place = groups + static_cast<std::size_t>(desk - input.desks.begin());
        }
        const auto line = place * lanes_ + static_cast<std::size_t>(ticket.lane);
        if (line >= lines_.size() || static_cast<std::size_t>(ticket.lane) >= lanes_) {
            continue; // a desk only old records know: nothing is said of it
        }
        const Person person{(ticket.waitsFrom - input.now).count(), order++, i};
        if (ticket.notBefore > input.now) {
            rests_.push_back({(ticket.notBefore - input.now).count(), static_cast<std::uint32_t>(line), person});
        } else {
            lines_[line].atFirst.push_back(person);
        }
    }
    for (auto& line : lines_) {
        std::ranges::stable_sort(line.atFirst, {}, &Person::from);
        line.next = {never, order, nobody};
    }
    std::ranges::sort(rests_, {}, &Rest::until);
    for (std::size_t d = 0; d < input.desks.size(); ++d) {
        const auto& desk = input.desks[d];
        if (!desk.open) {
            continue;
        }
        Desk place;
        place.green = desk.green;
        const auto addLines = [&](std::size_t at) {
            for (std::size_t lane = 0; lane < lanes_; ++lane) {
                place.lines.push_back(static_cast<std::uint32_t>(at * lanes_ + lane));
            }
        };
        for (const auto group : desk.groups) {
            if (static_cast<std::size_t>(group) < groups) {
                addLines(static_cast<std::size_t>(group));
            }
        }
        addLines(groups + d);
        if (desk.busyWith) {
            place.busyWith = static_cast<std::int32_t>(*desk.busyWith);
            place.busySince = (desk.busySince - input.now).count();
        }
        desks_.push_back(std::move(place));
    }
    taken_.resize(lines_.size(), false);
    for (const auto& desk : desks_) {
        for (const auto line : desk.lines) {
            taken_[line] = true;
        }
    }
    samples_.resize(groups);
    for (std::size_t group = 0; group < groups && group < input.occupations.size(); ++group) {
        for (const auto occupation : input.occupations[group]) {
            samples_[group].push_back(static_cast<double>(occupation.count()));
            pooled_.push_back(static_cast<double>(occupation.count()));
        }
    }
    for (auto& samples : samples_) {
        if (samples.size() < enoughOfOneGroup) {
            samples = pooled_; // too few of its own: it is taken to be like the others
        }
    }
    pace_.resize(groups, 1);
}

double ForecastReplay::uniform() {
    random_ += 0x9E3779B97F4A7C15ULL; // splitmix64
    auto mixed = (random_ ^ random_ >> 30U) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBULL;
    return (static_cast<double>((mixed ^ mixed >> 31U) >> 11U) + 0.5) * 0x1p-53;
}

double ForecastReplay::exponential() {
    return -std::log(uniform());
}

double ForecastReplay::service(std::size_t group) {
    const auto& samples = samples_[group];
    return samples[static_cast<std::size_t>(uniform() * static_cast<double>(samples.size()))] * pace_[group];
}

/// Of one that has lasted so long already: drawn among those seen that lasted longer.
double ForecastReplay::remaining(std::size_t group, Milliseconds age) {
    const auto& samples = samples_[group];
    const auto longer =
        std::ranges::count_if(samples, [&](double sample) { return sample > static_cast<double>(age); });
    if (longer == 0) {
        return exponential() * service(group) / 2;
    }
    auto which = static_cast<std::ptrdiff_t>(uniform() * static_cast<double>(longer));
    for (const auto sample : samples) {
        if (sample > static_cast<double>(age) && which-- == 0) {
            return sample - static_cast<double>(age);
        }
    }
    return 0;
}

void ForecastReplay::begin() {
    left_ = 0;
    std::ranges::fill(called_, -1.0F);
    std::ranges::fill(ghosts_, -1.0F);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        auto& line = lines_[i];
        line.people = line.atFirst;
        line.head = 0;
        left_ += taken_[i] ? line.people.size() : 0;
        line.next.from =
            line.perMillisecond > 0 ? static_cast<Milliseconds>(exponential() / line.perMillisecond) : never;
    }
    left_ +=
        static_cast<std::size_t>(std::ranges::count_if(rests_, [&](const Rest& rest) { return taken_[rest.line]; }));
    restsOver_ = 0;
    ghostsLeft_ = static_cast<std::size_t>(
        std::count(taken_.begin(), taken_.begin() + static_cast<std::ptrdiff_t>(ghosts_.size()), true));
    for (std::size_t group = 0; group < pace_.size(); ++group) {
        // The mean of n samples is off by its standard error: each future believes in another one.
        const auto count = static_cast<double>(samples_[group].size());
        const double normal = std::sqrt(2 * exponential()) * std::cos(2 * std::numbers::pi * uniform());
        pace_[group] = std::exp(normal * 0.7 / std::sqrt(count));
    }
    for (auto& desk : desks_) {
        desk.free =
            desk.busyWith < 0
                ? 0
                : static_cast<Milliseconds>(remaining(static_cast<std::size_t>(desk.busyWith), -desk.busySince));
    }
}

void ForecastReplay::endRests(Milliseconds until) {
    for (; restsOver_ < rests_.size() && rests_[restsOver_].until <= until; ++restsOver_) {
        auto& line = lines_[rests_[restsOver_].line];
        const auto& person = rests_[restsOver_].person;
        const auto begin = line.people.begin() + static_cast<std::ptrdiff_t>(line.head);
        line.people.insert(std::upper_bound(begin, line.people.end(), person,
                                            [](const Person& a, const Person& b) { return a.from < b.from; }),
                           person);
    }
}

const ForecastReplay::Person* ForecastReplay::firstOf(const Line& line, Milliseconds now) {
    const auto* const known = line.head < line.people.size() ? &line.people[line.head] : nullptr;
    const bool come = line.next.from <= now;
    return come && (known == nullptr || line.next.from < known->from) ? &line.next : known;
}

ForecastReplay::Person ForecastReplay::take(Line& line, Milliseconds now) {
    const auto* const first = firstOf(line, now);
    const auto person = *first;
    if (first == &line.next) {
        line.next.from += static_cast<Milliseconds>(exponential() / line.perMillisecond) + 1;
    } else {
        ++line.head;
    }
    return person;
}

/// When there is somebody for it, nobody being there now.
ForecastReplay::Milliseconds ForecastReplay::nextFor(const Desk& desk) const {
    auto next = restsOver_ < rests_.size() ? rests_[restsOver_].until : never;
    for (const auto at : desk.lines) {
        next = std::min(next, lines_[at].next.from);
    }
    return next;
}

bool ForecastReplay::wouldBeCalled(const Line& ghost, const Line& chosen, Milliseconds from, const Desk& desk) {
    const auto now = desk.free;
    const bool chosenFirst = chosen.marked && from <= now; // a green desk takes nobody first before their time
    if (desk.green && ghost.marked != chosenFirst) {
        return ghost.marked;
    }
    const auto waited = std::max<Milliseconds>(now - from, 0);
    return now * chosen.promise > waited * ghost.promise; // of equals the ghost is the last who came
}

void ForecastReplay::callGhosts(const Desk& desk, const Line* chosen, Milliseconds from) {
    for (const auto at : desk.lines) {
        if (at >= ghosts_.size() || ghosts_[at] >= 0) {
            continue;
        }
        const auto& line = lines_[at];
        // In its own line the ghost comes before those who come later, and after all who are there now.
        const bool first = line.head >= line.people.size() || line.people[line.head].from > 0;
        if (first && (chosen == nullptr || chosen == &line || wouldBeCalled(line, *chosen, from, desk))) {
            ghosts_[at] = seconds(desk.free);
            --ghostsLeft_;
        }
    }
}

void ForecastReplay::call(Desk& desk) {
    const auto now = desk.free;
    Line* best = nullptr;
    const Person* chosen = nullptr;
    std::size_t bestAt = 0;
    Milliseconds bestWaited = 0;
    bool bestFirst = false;
    for (const auto at : desk.lines) {
        auto& line = lines_[at];
        const auto* const person = firstOf(line, now);
        if (person == nullptr) {
            continue;
        }
        const auto waited = std::max<Milliseconds>(now - person->from, 0);
        const bool first = desk.green && line.marked && person->from <= now;
        bool better = best == nullptr;
        if (!better && first != bestFirst) {
            better = first;
        } else if (!better) {
            const auto left = waited * best->promise;
            const auto right = bestWaited * line.promise;
            better = left != right ? left > right
                                   : std::tuple(std::max(person->from, now), person->order) <
                                         std::tuple(std::max(chosen->from, now), chosen->order);
        }
        if (better) {
            best = &line;
            chosen = person;
            bestAt = at;
            bestWaited = waited;
            bestFirst = first;
        }
    }
    callGhosts(desk, best, best == nullptr ? 0 : chosen->from);
    if (best == nullptr) {
        desk.free = std::max(nextFor(desk), now + 1);
        return;
    }
    const auto person = take(*best, now);
    if (person.ticket != nobody) {
        called_[person.ticket] = seconds(now);
        --left_;
    }
    const auto groups = input_.arrivalsPerHour.size();
    const auto group = bestAt < groups * lanes_
                           ? bestAt / lanes_
                           : static_cast<std::size_t>(input_.waiting[person.ticket].group); // waits for this desk
    desk.free = now + std::max<Milliseconds>(static_cast<Milliseconds>(service(std::min(group, groups - 1))), 1);
}

void ForecastReplay::run() {
    begin();
    while ((left_ > 0 || ghostsLeft_ > 0) && !desks_.empty()) {
        auto& desk = *std::ranges::min_element(desks_, {}, &Desk::free);
        if (desk.free > horizon) {
            return;
        }
        endRests(desk.free);
        call(desk);
    }
}

} // namespace fifteen::domain
