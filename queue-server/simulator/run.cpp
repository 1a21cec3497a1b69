// SPDX-License-Identifier: Apache-2.0
#include "simulator/run.hpp"

#include "domain/decide.hpp"

#include <queue>

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <utility>

namespace fifteen::simulator {
namespace {

using domain::Command;
using domain::DeskNumber;
using domain::Hall;
using domain::TimePoint;

/// So many ended tickets are let lie before the hall is told to forget them.
constexpr std::size_t forgetAfter = 4096;

struct End {
    TimePoint at{};
    DeskNumber desk = 0;

    bool operator>(const End& other) const { return std::pair(at, desk) > std::pair(other.at, other.desk); }
};

/// A desk as the simulation sees it.
struct Place {
    DeskNumber number = 0;
    bool open = false;
    bool busy = false;
    TimePoint since{};
};

} // namespace

class Simulation::Run {
public:
    Run(const RunSetup& setup, Observer& observer)
        : hall_(setup.site)
        , chooser_(setup.chooser)
        , observer_(observer)
        , issue_(domain::IssueTicket{{}, {""}, {""}, domain::Evidence::proven, 0, "sim", true, {}}) {
        for (const auto& desk : setup.site.desks) {
            places_.push_back({desk.number, false, false, {}});
        }
    }

    void play(Arrivals& arrivals, std::span<const DeskChange> desks) {
        auto next = arrivals.next();
        std::size_t change = 0;
        while (true) {
            const auto arriving = next ? next->at : TimePoint::max();
            const auto changing = change < desks.size() ? desks[change].at : TimePoint::max();
            const auto ending = ends_.empty() ? TimePoint::max() : ends_.top().at;
            const auto now = std::min({arriving, changing, ending});
            if (now == TimePoint::max()) {
                break;
            }
            if (now == ending) {
                const auto desk = ends_.top().desk;
                ends_.pop();
                finish(place(desk), now);
            } else if (now == changing) {
                change_(desks[change++]);
            } else {
                issue(*next);
                next = arrivals.next();
            }
        }
        figures_.events = hall_.eventCount();
    }

    void openDay(TimePoint at) { domain::apply(hall_, {at, domain::DayOpened{hall_.dayOf(at)}}); }

    TimePoint lastEnd() const { return lastEnd_; }

    const RunFigures& figures() const { return figures_; }

private:
    Place& place(DeskNumber number) { return *std::ranges::find(places_, number, &Place::number); }

    void command(const Command& some, TimePoint now) {
        auto events = domain::decide(hall_, some, now);
        if (!events) {
            throw std::logic_error("the hall refused a simulated command: " + events.error().message());
        }
        for (const auto& event : *events) {
            domain::apply(hall_, event);
        }
    }

    void issue(const Arrival& arrival) {
        auto& ticket = std::get<domain::IssueTicket>(issue_);
        ticket.id = {0x5157, ++lastId_};
        ticket.items.front() = hall_.site().groups[static_cast<std::size_t>(arrival.group)].id;
        ticket.claim = hall_.site().lanes[static_cast<std::size_t>(arrival.lane)].id;
        command(issue_, arrival.at);
        services_.emplace_back(lastId_, arrival.service);
        observer_.issued(hall_, ticket.id, arrival.at);
        for (auto& desk : places_) {
            if (desk.open && !desk.busy && call(desk, arrival.at)) {
                break;
            }
        }
        if (hall_.ticketCount() > forgetAfter + 2 * hall_.waiting()) {
            hall_.forgetEnded();
        }
    }

    void change_(const DeskChange& change) {
        auto& desk = place(change.desk);
        desk.open = change.open;
        if (change.open) {
            command(domain::OpenDesk{change.desk, "sim"}, change.at);
            if (!desk.busy) {
                call(desk, change.at);
            }
        } else {
            command(domain::PauseDesk{change.desk, "sim"}, change.at);
        }
    }

    void finish(Place& desk, TimePoint now) {
        figures_.busy += now - desk.since;
        lastEnd_ = now;
        desk.busy = false;
        if (desk.open && chooser_ == nullptr) { // as a clerk does: finish and call in one
            command(domain::CallNext{desk.number, true}, now);
            if (hall_.at(desk.number) != nullptr) {
                begin(desk, now);
            }
            return;
        }
        command(domain::FinishService{desk.number, hall_.at(desk.number)->id}, now);
        if (desk.open) {
            call(desk, now);
        }
    }

    /// Whether somebody came.
    bool call(Place& desk, TimePoint now) {
        if (chooser_ == nullptr) {
            command(domain::CallNext{desk.number, false}, now);
        } else {
            for (const auto group : hall_.policy().desk(desk.number)->groups) {
                if (const auto* const chosen = chooser_->choose(hall_, group, now)) {
                    command(domain::CallTicket{desk.number, chosen->id, "order"}, now);
                    break;
                }
            }
        }
        if (hall_.at(desk.number) == nullptr) {
            return false;
        }
        begin(desk, now);
        return true;
    }

    void begin(Place& desk, TimePoint now) {
        const auto& ticket = *hall_.at(desk.number);
        const auto service = takeService(ticket.id.low);
        figures_.lastCall = now;
        observer_.called({ticket.id, ticket.arrived, now - ticket.arrived, service, ticket.group, ticket.lane});
        command(domain::StartService{desk.number, ticket.id}, now);
        desk.busy = true;
        desk.since = now;
        ends_.push({now + service, desk.number});
    }

    /// Services are kept from arrival to call: a ring by ticket number, the oldest first.
    domain::Duration takeService(std::uint64_t id) {
        const auto at = static_cast<std::ptrdiff_t>(id - services_[front_].first) + static_cast<std::ptrdiff_t>(front_);
        auto& [number, service] = services_[static_cast<std::size_t>(at)];
        assert(number == id);
        const auto taken = std::exchange(service, gone);
        while (front_ < services_.size() && services_[front_].second == gone) {
            ++front_;
        }
        if (front_ * 2 > services_.size() && front_ > forgetAfter) {
            services_.erase(services_.begin(), services_.begin() + static_cast<std::ptrdiff_t>(front_));
            front_ = 0;
        }
        return taken;
    }

    static constexpr domain::Duration gone{-1};

    Hall hall_;
    Chooser* chooser_;
    Observer& observer_;
    Command issue_; ///< kept: filling it anew costs less than making it
    std::vector<Place> places_;
    std::priority_queue<End, std::vector<End>, std::greater<>> ends_;
    std::vector<std::pair<std::uint64_t, domain::Duration>> services_;
    std::size_t front_ = 0;
    std::uint64_t lastId_ = 0;
    TimePoint lastEnd_{};
    RunFigures figures_;
};

Simulation::Simulation(const RunSetup& setup, Observer& observer)
    : run_(std::make_unique<Run>(setup, observer)) {}

Simulation::~Simulation() = default;

void Simulation::play(Arrivals& arrivals, std::span<const DeskChange> desks) {
    run_->play(arrivals, desks);
}

void Simulation::openDay(TimePoint at) {
    run_->openDay(at);
}

TimePoint Simulation::lastEnd() const {
    return run_->lastEnd();
}

const RunFigures& Simulation::figures() const {
    return run_->figures();
}

RunFigures run(const RunSetup& setup, Arrivals& arrivals, std::span<const DeskChange> desks, Observer& observer) {
    Simulation simulation(setup, observer);
    simulation.play(arrivals, desks);
    return simulation.figures();
}

} // namespace fifteen::simulator
