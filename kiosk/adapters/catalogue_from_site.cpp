// SPDX-License-Identifier: Apache-2.0
#include "adapters/catalogue_from_site.hpp"

#include <algorithm>
#include <iterator>

namespace fifteen::adapters {

namespace {

flows::Text text(const protocol::Text& from) {
    return {.zh = from.zh, .en = from.en};
}

/// A kind this version does not know is an original: the visitor then brings too much rather than too little.
flows::Paper::Kind kindOf(const std::string& kind) {
    if (kind == "copy")
        return flows::Paper::Kind::copy;
    if (kind == "form")
        return flows::Paper::Kind::form;
    if (kind == "shared")
        return flows::Paper::Kind::shared;
    if (kind == "exempt")
        return flows::Paper::Kind::exempt;
    return flows::Paper::Kind::original;
}

flows::Paper paper(const protocol::Paper& from) {
    return {.name = text(from.name),
            .note = text(from.note),
            .kind = kindOf(from.kind),
            .copies = std::clamp(from.copies, 0, 99),
            .idCard = from.id_card};
}

template <class To, class From, class Map>
std::vector<To> all(const std::vector<From>& from, Map map) {
    std::vector<To> to;
    to.reserve(from.size());
    std::ranges::transform(from, std::back_inserter(to), map);
    return to;
}

flows::Item item(const protocol::Item& from) {
    return {.id = from.item,
            .group = from.group,
            .name = text(from.name),
            .code = from.code,
            .papers = all<flows::Paper>(from.materials, paper),
            .timeLimit = text(from.time_limit),
            .steps = all<flows::Text>(from.steps, text),
            .standard = text(from.standard)};
}

flows::Group group(const protocol::Group& from) {
    return {.id = from.group,
            .name = text(from.name),
            .summary = text(from.summary),
            .prefix = from.prefix,
            .icon = from.icon,
            .zone = from.zone,
            .more = from.more};
}

flows::Claim claim(const protocol::Claim& from) {
    return {.id = from.claim,
            .name = text(from.name),
            .lane = from.lane,
            .evidence = text(from.evidence),
            .declarable = from.declarable,
            .ageFrom = from.age_from};
}

flows::Lane lane(const protocol::Lane& from) {
    return {.id = from.lane, .name = text(from.name), .marked = from.marked};
}

flows::Zone zone(const protocol::Zone& from) {
    return {.id = from.zone, .name = text(from.name)};
}

flows::Notice notice(const protocol::Notice& from) {
    return {.title = text(from.title), .body = text(from.body)};
}

} // namespace

flows::Catalogue catalogueFromSite(const protocol::Site& site) {
    return {.siteName = text(site.name),
            .siteSubtitle = text(site.subtitle),
            .hotline = site.hotline,
            .publicBaseUrl = site.public_base_url,
            .utcOffsetMinutes = site.utc_offset_minutes,
            .lanes = all<flows::Lane>(site.lanes, lane),
            .claims = all<flows::Claim>(site.claims, claim),
            .zones = all<flows::Zone>(site.zones, zone),
            .groups = all<flows::Group>(site.groups, group),
            .items = all<flows::Item>(site.items, item),
            .notices = all<flows::Notice>(site.notices, notice)};
}

std::vector<flows::GroupLine> linesFrom(const std::vector<protocol::GroupLine>& groups) {
    return all<flows::GroupLine>(groups, [](const protocol::GroupLine& from) {
        return flows::GroupLine{.group = from.group, .waiting = from.waiting, .open = from.open, .next = from.next};
    });
}

flows::IssuedTicket ticketFrom(const protocol::Ticket& ticket, const flows::Catalogue& catalogue) {
    const flows::Lane* lane = catalogue.lane(ticket.lane);
    return {.ticket = ticket.ticket,
            .number = ticket.number,
            .group = ticket.group,
            .item = ticket.items.empty() ? std::string() : ticket.items.front(),
            .lane = ticket.lane,
            .marked = lane != nullptr && lane->marked,
            .zone = ticket.zone,
            .ahead = std::max<std::int64_t>(ticket.ahead, 0),
            .arrivedAtMs = ticket.arrived_at_ms};
}

} // namespace fifteen::adapters
