// SPDX-License-Identifier: Apache-2.0
#include "ctl_commands.hpp"
#include "domain/dates.hpp"
#include "domain/forecast_score.hpp"
#include "domain/hall.hpp"
#include "storage/audit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <map>
#include <vector>

namespace fifteen::apps {
namespace {

/// One line of a day: a group's lane.
struct LineReport {
    std::uint64_t issued = 0;
    std::vector<domain::Duration> waits; ///< until the first call
    std::uint64_t kept = 0;              ///< called within the promise
};

/// A day counted event by event.
struct DayReport {
    std::int32_t day = 0;
    std::map<std::pair<domain::GroupIndex, domain::LaneIndex>, LineReport> lines;
    domain::ForecastScore forecast;
    std::uint64_t noShows = 0;
    std::uint64_t byName = 0;
    std::uint64_t notices = 0;
    std::uint64_t repeatedNotices = 0;
    std::array<std::uint64_t, 5> ratings{}; ///< by stars, one first

    void add(const domain::Hall& before, const domain::Event& event) {
        if (const auto* const issued = std::get_if<domain::TicketIssued>(&event.body)) {
            ++lines[{issued->group, issued->lane}].issued;
        } else if (std::holds_alternative<domain::TicketNoShow>(event.body)) {
            ++noShows;
        } else if (const auto* const notice = std::get_if<domain::NoticeGiven>(&event.body)) {
            ++notices;
            repeatedNotices += notice->repeated ? 1 : 0;
        } else if (const auto* const rated = std::get_if<domain::ServiceRated>(&event.body)) {
            if (rated->grade >= 1 && rated->grade <= static_cast<int>(ratings.size())) {
                ++ratings[static_cast<std::size_t>(rated->grade) - 1];
            }
        } else if (const auto* const call = std::get_if<domain::TicketCalled>(&event.body)) {
            byName += call->reason.empty() ? 0 : 1;
            const auto* const ticket = before.find(call->ticket);
            if (ticket != nullptr && ticket->calls == 0) {
                addFirstCall(before, *ticket, event.at, *call);
            }
        }
    }

private:
    void addFirstCall(const domain::Hall& hall, const domain::Ticket& ticket, domain::TimePoint at,
                      const domain::TicketCalled& call) {
        auto& line = lines[{ticket.group, ticket.lane}];
        const auto wait = call.heads.empty() ? domain::Duration::zero() : call.heads.front().waited;
        line.waits.push_back(wait);
        line.kept += wait <= hall.policy().promise(ticket.lane) ? 1 : 0;
        if (call.reason.empty() && wait == at - ticket.arrived) { // what was told was of the order, undisturbed
            forecast.add(ticket.lane, ticket.expected, wait);
        }
    }
};

double percent(std::uint64_t some, std::uint64_t all) {
    return all == 0 ? 0 : 100.0 * static_cast<double>(some) / static_cast<double>(all);
}

void print(const DayReport& report, const domain::Site& names) {
    std::printf("%s\n%-16s %-12s %7s %7s %9s %9s %9s %9s\n", domain::dateOf(report.day).c_str(), "group", "lane",
                "issued", "called", "mean", "p95", "longest", "promise");
    for (auto [line, figures] : report.lines) {
        std::ranges::sort(figures.waits);
        domain::Duration sum{};
        for (const auto wait : figures.waits) {
            sum += wait;
        }
        const auto count = figures.waits.size();
        const auto nearest = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(count)));
        const auto p95 = count == 0 ? domain::Duration::zero() : figures.waits[nearest - 1];
        std::printf("%-16s %-12s %7llu %7zu %9s %9s %9s %8.1f%%\n",
                    names.groups[static_cast<std::size_t>(line.first)].id.c_str(),
                    names.lanes[static_cast<std::size_t>(line.second)].id.c_str(),
                    static_cast<unsigned long long>(figures.issued), count,
                    minutes(count == 0 ? sum : sum / static_cast<std::int64_t>(count)).c_str(), minutes(p95).c_str(),
                    minutes(count == 0 ? sum : figures.waits.back()).c_str(), percent(figures.kept, count));
    }
    std::printf("calls in vain %llu, calls by name %llu\n", static_cast<unsigned long long>(report.noShows),
                static_cast<unsigned long long>(report.byName));
    std::printf("notices of missing papers %llu, of them repeated in the same matter %llu\n",
                static_cast<unsigned long long>(report.notices),
                static_cast<unsigned long long>(report.repeatedNotices));
    std::printf("ratings by stars, five first:");
    for (auto count = report.ratings.rbegin(); count != report.ratings.rend(); ++count) {
        std::printf(" %llu", static_cast<unsigned long long>(*count));
    }
    std::printf("\n");
    for (std::size_t lane = 0; lane < report.forecast.lanes().size(); ++lane) {
        const auto& score = report.forecast.lanes()[lane];
        if (score.count > 0) {
            std::printf("forecast %-12s %llu told: %.1f%% inside the range, %.1f%% within 5 minutes, off by %s\n",
                        names.lanes[lane].id.c_str(), static_cast<unsigned long long>(score.count),
                        percent(score.inside, score.count), percent(score.fiveMinutes, score.count),
                        minutes(std::chrono::seconds(score.offS / score.count)).c_str());
        }
    }
}

} // namespace

int reportDay(const std::filesystem::path& dataDir, const std::string& day) {
    domain::Hall hall{domain::Site{}};
    domain::Site names;
    std::vector<DayReport> days;
    const auto count = [&](std::uint64_t, const domain::Event& event, const domain::Site& site) {
        if (site.groups.size() != names.groups.size() || site.lanes.size() != names.lanes.size()) {
            names = site;
            hall.extendSite(names);
        }
        if (const auto* const opened = std::get_if<domain::DayOpened>(&event.body)) {
            days.push_back({.day = opened->day, .lines = {}, .forecast = {}});
        }
        if (!days.empty()) {
            days.back().add(hall, event);
        }
        domain::apply(hall, event);
        return std::string{};
    };
    if (const auto read = storage::readEvents(dataDir, {}, count); !read.defect.empty()) {
        std::cerr << read.defect << '\n';
        return 1;
    }
    const auto found =
        day.empty() ? days.end() - (days.empty() ? 0 : 1)
                    : std::ranges::find_if(days, [&](const auto& one) { return domain::dateOf(one.day) == day; });
    if (found == days.end()) {
        std::cerr << "the journal has no day " << day << '\n';
        return 1;
    }
    print(*found, names);
    return 0;
}

} // namespace fifteen::apps
