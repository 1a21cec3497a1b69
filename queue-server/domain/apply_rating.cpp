// SPDX-License-Identifier: Apache-2.0
#include "applier.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

// A desk that finishes more visitors within the minutes a rating is taken is a test or a mistake.
constexpr std::size_t mostUnrated = 8;

} // namespace

void Applier::awaitRating(Desk& desk, const Ticket& ticket, TimePoint ended) {
    auto& unrated = desk.unrated;
    std::erase_if(unrated, [&](const Served& one) { return ended - one.ended > kRatedWithin; });
    if (unrated.size() == mostUnrated) {
        unrated.erase(unrated.begin());
    }
    if (!ticket.rated) {
        unrated.push_back({ticket.id, desk.staff, ended});
    }
}

void Applier::operator()(const ServiceRated& event) {
    auto& desk = hall_.deskFor(event.desk);
    if (event.grade >= 1 && event.grade <= static_cast<int>(desk.today.ratings.size())) {
        ++desk.today.ratings[static_cast<std::size_t>(event.grade) - 1];
    }
    // Whoever is rated while being served comes after all of them.
    const auto found = std::ranges::find(desk.unrated, event.ticket, &Served::ticket);
    desk.unrated.erase(desk.unrated.begin(), found == desk.unrated.end() ? found : found + 1);
    if (auto* const ticket = known(event.ticket)) {
        ticket->rated = true;
    }
}

} // namespace fifteen::domain
