// SPDX-License-Identifier: Apache-2.0
#include "flows/catalogue.hpp"

#include <algorithm>

namespace fifteen::flows {

namespace {

template <class Thing>
const Thing* find(const std::vector<Thing>& things, const std::string& id) {
    const auto found = std::ranges::find(things, id, &Thing::id);
    return found == things.end() ? nullptr : &*found;
}

/// Full years on that day; below 0 for a birth in the future.
int yearsBetween(std::chrono::year_month_day birth, std::chrono::year_month_day today) {
    const int years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
    const auto monthDay = [](std::chrono::year_month_day day) {
        return std::chrono::month_day{day.month(), day.day()};
    };
    return monthDay(today) < monthDay(birth) ? years - 1 : years;
}

} // namespace

const Group* Catalogue::group(const std::string& id) const {
    return find(groups, id);
}

const Item* Catalogue::item(const std::string& id) const {
    return find(items, id);
}

const Zone* Catalogue::zone(const std::string& id) const {
    return find(zones, id);
}

const Lane* Catalogue::lane(const std::string& id) const {
    return find(lanes, id);
}

std::vector<const Item*> Catalogue::itemsOf(const std::string& groupId) const {
    std::vector<const Item*> found;
    for (const auto& item : items)
        if (item.group == groupId)
            found.push_back(&item);
    return found;
}

Text Catalogue::namesOf(const std::vector<std::string>& ids) const {
    Text names;
    for (const std::string& id : ids) {
        if (const Item* const one = item(id)) {
            names.zh += (names.zh.empty() ? "" : "、") + one->name.zh;
            names.en += (names.en.empty() ? "" : ", ") + (one->name.en.empty() ? one->name.zh : one->name.en);
        }
    }
    return names;
}

std::vector<Paper> Catalogue::papersOf(const std::vector<std::string>& ids) const {
    std::vector<Paper> papers;
    for (const std::string& id : ids) {
        const Item* const one = item(id);
        if (one == nullptr) {
            continue;
        }
        for (const Paper& paper : one->papers) {
            const auto same = std::ranges::find_if(
                papers, [&](const Paper& other) { return other.name == paper.name && other.kind == paper.kind; });
            if (same == papers.end()) {
                papers.push_back(paper);
            } else {
                same->copies = std::max(same->copies, paper.copies);
            }
        }
    }
    return papers;
}

std::vector<const Claim*> Catalogue::declarableClaims() const {
    std::vector<const Claim*> found;
    for (const auto& claim : claims)
        if (claim.declarable)
            found.push_back(&claim);
    return found;
}

std::optional<std::string> Catalogue::claimProvenBy(std::chrono::year_month_day birth,
                                                    std::chrono::year_month_day today) const {
    if (!birth.ok() || !today.ok())
        return std::nullopt;
    const int age = yearsBetween(birth, today);
    const Claim* best = nullptr;
    for (const auto& claim : claims) {
        const bool proven = claim.ageFrom && age >= *claim.ageFrom;
        if (proven && (best == nullptr || *claim.ageFrom > *best->ageFrom))
            best = &claim;
    }
    return best == nullptr ? std::nullopt : std::optional(best->id);
}

} // namespace fifteen::flows
