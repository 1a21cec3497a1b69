// SPDX-License-Identifier: Apache-2.0
#include "simulator/recorder.hpp"

#include <algorithm>
#include <tuple>

namespace fifteen::simulator {
namespace {

using domain::Duration;
using domain::TimePoint;

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace

void Recorder::add(const domain::Event& event) {
    const auto at = event.at;
    std::visit(Overloaded{
                   [&](const domain::DayOpened& body) {
                       closeDay();
                       if (body.closesDesks) {
                           open_.clear();
                       }
                       days_.push_back({body.day, {}, {}});
                       for (const auto& [desk, open] : open_) {
                           if (open) { // over night
                               days_.back().desks.push_back({at, desk, true});
                           }
                       }
                   },
                   [&](const domain::TicketIssued& body) {
                       visits_[body.ticket] = {{at, body.group, body.lane, Duration{}, body.ticket}, body.bookedFor};
                   },
                   [&](const domain::TicketCalled& body) { atDesk(body.ticket, at); },
                   [&](const domain::ServiceFinished& body) { left(body.ticket, at); },
                   [&](const domain::TicketNoShow& body) { left(body.ticket, at); },
                   [&](const domain::TicketHeld& body) { left(body.ticket, at); },
                   [&](const domain::TicketTransferred& body) {
                       left(body.ticket, at);
                       changeLine(body.ticket, body.group, {});
                   },
                   [&](const domain::TicketReturned& body) { left(body.ticket, at); },
                   [&](const domain::TicketCancelled& body) { left(body.ticket, at); },
                   [&](const domain::ClaimDecided& body) {
                       if (body.evidence == domain::Evidence::refused) { // back in the line of another lane
                           left(body.ticket, at);
                           changeLine(body.ticket, {}, body.lane);
                       }
                   },
                   [&](const domain::LaneChanged& body) { changeLine(body.ticket, {}, body.lane); },
                   [&](const domain::DayClosed& body) {
                       const auto before = open_;
                       for (const auto& [desk, open] : before) {
                           opened(at, desk, open && !body.closesDesks);
                       }
                   },
                   [&](const domain::DeskOpened& body) { opened(at, body.desk, true); },
                   [&](const domain::DeskPaused& body) { opened(at, body.desk, false); },
                   [&](const domain::DeskClosed& body) { opened(at, body.desk, false); },
                   [](const auto&) {},
               },
               event.body);
}

std::vector<RecordedDay> Recorder::days() const {
    auto all = *this;
    all.closeDay();
    std::erase_if(all.days_, [](const RecordedDay& day) { return day.arrivals.empty(); });
    return std::move(all.days_);
}

void Recorder::opened(TimePoint at, domain::DeskNumber desk, bool open) {
    if (!days_.empty() && open_[desk] != open) {
        days_.back().desks.push_back({at, desk, open});
    }
    open_[desk] = open;
}

void Recorder::atDesk(domain::TicketId ticket, TimePoint at) {
    if (const auto found = visits_.find(ticket); found != visits_.end()) {
        auto& visit = found->second;
        if (!visit.everCalled) {
            visit.everCalled = true;
            visit.arrival.at = std::max(visit.arrival.at, std::min(visit.bookedFor, at));
        }
        visit.called = at;
    }
}

void Recorder::changeLine(domain::TicketId ticket, std::optional<domain::GroupIndex> group,
                          std::optional<domain::LaneIndex> lane) {
    if (const auto visit = visits_.find(ticket); visit != visits_.end() && !visit->second.everCalled) {
        visit->second.arrival.group = group.value_or(visit->second.arrival.group);
        visit->second.arrival.lane = lane.value_or(visit->second.arrival.lane);
    }
}

void Recorder::left(domain::TicketId ticket, TimePoint at) {
    const auto visit = visits_.find(ticket);
    if (visit != visits_.end() && visit->second.called != TimePoint{}) {
        visit->second.arrival.service += std::max(at - visit->second.called, Duration{1});
        visit->second.called = {};
    }
}

void Recorder::closeDay() {
    if (days_.empty()) {
        return;
    }
    auto& arrivals = days_.back().arrivals;
    for (const auto& [ticket, visit] : visits_) {
        if (visit.arrival.service > Duration{}) {
            arrivals.push_back(visit.arrival);
        }
    }
    visits_.clear();
    std::ranges::sort(arrivals, {}, [](const Arrival& arrival) {
        return std::tuple(arrival.at, arrival.group, arrival.lane, arrival.service, arrival.ticket);
    });
}

} // namespace fifteen::simulator
