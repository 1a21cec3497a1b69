// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/forecast.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace fifteen::domain {

/// One future of the hall after another: services drawn from those seen lately, arrivals at the rate seen lately, and
/// every free desk calls by the real order. All memory is kept from one future to the next.
///
/// A ghost stands at the end of every line, as a ticket would that came now. It is called when a desk would rather call
/// it than anybody else, takes nobody's place and no time: so one future answers for all lines at once.
class ForecastReplay {
public:
    explicit ForecastReplay(const ForecastInput& input);

    /// Whether there is anything to go by.
    bool possible() const { return pooled_.size() >= leastSamples; }

    void run();

    /// Seconds from now to the call, in the future run last; below zero: not called within the horizon.
    float calledAfter(std::size_t ticket) const { return called_[ticket]; }

    /// The same of the ghost of a line, [group * lanes + lane].
    float ghostCalledAfter(std::size_t line) const { return ghosts_[line]; }

private:
    static constexpr std::size_t leastSamples = 5;

    using Milliseconds = std::int64_t; ///< from now; below zero: before

    struct Person {
        Milliseconds from = 0;    ///< what the wait is counted from
        std::uint32_t order = 0;  ///< by arrival, then id
        std::uint32_t ticket = 0; ///< index in the input; `nobody`: invented
    };

    static constexpr std::uint32_t nobody = 0xFFFFFFFF;

    /// Those of the input, and behind them whoever comes: invented one at a time, when it is looked who is first. Of a
    /// hundred who would come before the last is called, most are never looked at.
    struct Line {
        std::vector<Person> atFirst; ///< of the input, without those who rest
        std::vector<Person> people;  ///< in this future
        std::size_t head = 0;
        Milliseconds promise = 1;
        bool marked = false;
        double perMillisecond = 0; ///< arrivals
        Person next;               ///< the next to come, or come already
    };

    struct Desk {
        std::vector<std::uint32_t> lines; ///< it may call from
        bool green = false;
        Milliseconds free = 0;
        std::int32_t busyWith = -1;
        Milliseconds busySince = 0;
    };

    struct Rest {
        Milliseconds until = 0;
        std::uint32_t line = 0;
        Person person;
    };

    void begin();
    void endRests(Milliseconds until);
    /// Null: nobody is there.
    static const Person* firstOf(const Line& line, Milliseconds now);
    Person take(Line& line, Milliseconds now);
    void call(Desk& desk);
    void callGhosts(const Desk& desk, const Line* chosen, Milliseconds from);
    static bool wouldBeCalled(const Line& ghost, const Line& chosen, Milliseconds from, const Desk& desk);
    Milliseconds nextFor(const Desk& desk) const;
    double service(std::size_t group);
    double remaining(std::size_t group, Milliseconds age);
    double uniform();
    double exponential();

    const ForecastInput& input_;
    std::size_t lanes_;
    std::vector<Line> lines_; ///< of groups by lane, then of desks by lane
    std::vector<Desk> desks_; ///< the open ones
    std::vector<bool> taken_; ///< [line]: by an open desk
    std::vector<Rest> rests_;
    std::size_t restsOver_ = 0;
    std::vector<double> pooled_;               ///< milliseconds
    std::vector<std::vector<double>> samples_; ///< [group]
    std::vector<double> pace_; ///< [group]: of this future, how the true mean may differ from the one seen
    std::vector<float> called_;
    std::vector<float> ghosts_;
    std::size_t left_ = 0;       ///< of the input's tickets that an open desk takes
    std::size_t ghostsLeft_ = 0; ///< of their lines
    std::uint64_t random_ = 0x853C49E6748FEA9BULL;
};

} // namespace fifteen::domain
