// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "simulator/chooser.hpp"
#include "simulator/load.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace fifteen::simulator {

/// A visitor was called.
struct Called {
    domain::TicketId ticket;
    domain::TimePoint arrived{};
    domain::Duration wait{};
    domain::Duration service{}; ///< what follows at the desk
    domain::GroupIndex group{};
    domain::LaneIndex lane{};
};

/// Watches a run.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void called(const Called& called) = 0;

    /// A visitor has come, and has not been called yet.
    virtual void issued(const domain::Hall& /*hall*/, domain::TicketId /*ticket*/, domain::TimePoint /*now*/) {}
};

struct RunSetup {
    domain::Site site; ///< with one item a group, called like the group, and one claim a lane, called like the lane
    Chooser* chooser = nullptr; ///< null: the product's own order. Must outlive the run.
};

struct RunFigures {
    std::uint64_t events = 0; ///< of the hall
    domain::Duration busy{};  ///< of all desks together
    domain::TimePoint lastCall{};
};

/// A hall that lives through one load after another, every step of it through `decide` and `apply`.
class Simulation {
public:
    /// `observer` must outlive it.
    Simulation(const RunSetup& setup, Observer& observer);
    ~Simulation();

    /// Until everybody who came has been called and served (or no desk will ever open for them). A free desk calls at
    /// once.
    void play(Arrivals& arrivals, std::span<const DeskChange> desks);

    /// The next day begins, with an empty hall and numbers from the first. Only for a site that is nightless: its days
    /// end when this is called, however long they have lasted.
    void openDay(domain::TimePoint at);

    /// When somebody left last; of a hall nobody has been in, the epoch.
    domain::TimePoint lastEnd() const;

    const RunFigures& figures() const;

private:
    class Run;
    std::unique_ptr<Run> run_;
};

/// One load alone.
RunFigures run(const RunSetup& setup, Arrivals& arrivals, std::span<const DeskChange> desks, Observer& observer);

} // namespace fifteen::simulator
