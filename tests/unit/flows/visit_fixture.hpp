// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit.hpp"

#include <algorithm>

namespace fifteen::flows {

/// A small site: a group of two items, a group of one, one behind "more", and the usual claims.
inline Catalogue sampleCatalogue() {
    Catalogue site;
    site.siteName = {.zh = "清河镇便民服务中心", .en = "Qinghe Service Centre"};
    site.takesAppointments = true;
    site.lanes = {{.id = "ordinary", .name = {"普通", "Ordinary"}, .marked = false},
                  {.id = "priority", .name = {"优先", "Priority"}, .marked = true}};
    site.claims = {{.id = "elderly",
                    .name = {"老年人", "Elderly"},
                    .lane = "priority",
                    .evidence = {},
                    .declarable = true,
                    .ageFrom = 60},
                   {.id = "very_old",
                    .name = {"高龄", "Very old"},
                    .lane = "priority",
                    .evidence = {},
                    .declarable = false,
                    .ageFrom = 80},
                   {.id = "disabled",
                    .name = {"残疾人", "Disabled"},
                    .lane = "priority",
                    .evidence = {},
                    .declarable = true,
                    .ageFrom = {}}};
    site.groups = {{.id = "chronic",
                    .name = {"门诊慢特病", "Chronic"},
                    .summary = {},
                    .prefix = "A",
                    .icon = {},
                    .zone = "b",
                    .more = false},
                   {.id = "claims",
                    .name = {"报销", "Claims"},
                    .summary = {},
                    .prefix = "B",
                    .icon = {},
                    .zone = "b",
                    .more = false},
                   {.id = "query",
                    .name = {"查询", "Query"},
                    .summary = {},
                    .prefix = "Q",
                    .icon = {},
                    .zone = "b",
                    .more = true}};
    const auto item = [](const char* id, const char* group) {
        Item made;
        made.id = id;
        made.group = group;
        made.name = {.zh = id, .en = id};
        return made;
    };
    site.items = {item("chronic-confirm", "chronic"), item("outpatient", "claims"), item("inpatient", "claims"),
                  item("account", "query")};
    return site;
}

inline IssuedTicket sampleTicket(const std::string& token = "t1", const std::string& number = "A017") {
    IssuedTicket ticket;
    ticket.ticket = token;
    ticket.number = number;
    ticket.group = "chronic";
    ticket.items = {"chronic-confirm"};
    ticket.lane = "ordinary";
    return ticket;
}

inline BookedTime sampleBooking() {
    return {.appointment = std::string(32, '1'), .items = {"inpatient"}, .atMs = 1'772'505'000'000};
}

inline CardRead grandmaLi() {
    return {.maskedName = "李*", .idHash = std::string(64, 'a'), .provenClaim = "elderly", .expired = false};
}

inline CardRead youngWang() {
    return {.maskedName = "王*", .idHash = std::string(64, 'b'), .provenClaim = std::nullopt, .expired = false};
}

/// A visit driven by events; collects the effects.
class Player {
public:
    Player() { happen(CatalogueArrived{}); }

    template <class... Events>
    Player& happen(const Events&... events) {
        (one(events), ...);
        return *this;
    }

    Player& seconds(int count) {
        for (int second = 0; second < count; ++second)
            one(Tick{std::chrono::seconds(1)});
        return *this;
    }

    /// From anywhere the single-item group is offered, to the item's page.
    Player& toItem() { return happen(WithoutCardPressed{}, GroupChosen{"chronic"}); }

    Player& type(const std::string& code) {
        for (const char digit : code)
            one(DigitPressed{digit - '0'});
        return *this;
    }

    Player& toIssuing() { return toItem().happen(TakeNumberPressed{}, ClaimChosen{}); }

    Player& toTicket() { return toIssuing().happen(Issued{visit.visitNumber, sampleTicket()}); }

    template <class Kind>
    std::vector<Kind> effectsOf() const {
        std::vector<Kind> found;
        for (const auto& effect : effects)
            if (const auto* kind = std::get_if<Kind>(&effect))
                found.push_back(*kind);
        return found;
    }

    Catalogue catalogue = sampleCatalogue();
    Timing timing;
    Visit visit;
    std::vector<Effect> effects;

private:
    void one(const Event& event) {
        auto taken = step(visit, event, catalogue, timing);
        visit = std::move(taken.visit);
        for (auto& effect : taken.effects)
            effects.push_back(std::move(effect));
    }
};

} // namespace fifteen::flows
