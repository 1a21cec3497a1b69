// SPDX-License-Identifier: Apache-2.0
#include "adapters/from_wire.hpp"

#include <algorithm>

namespace fifteen::adapters {

namespace {

constexpr std::size_t longestNumber = 8;
constexpr std::int64_t longestWaitS = 24 * 3600LL;

flows::Text textOf(const protocol::Text& text) {
    return {.zh = text.zh, .en = text.en};
}

flows::Paper::Kind kindOf(const std::string& kind) {
    if (kind == "copy") {
        return flows::Paper::Kind::copy;
    }
    if (kind == "form") {
        return flows::Paper::Kind::form;
    }
    if (kind == "shared") {
        return flows::Paper::Kind::shared;
    }
    if (kind == "exempt") {
        return flows::Paper::Kind::exempt;
    }
    return flows::Paper::Kind::original;
}

flows::Item itemOf(const protocol::Item& item) {
    flows::Item result{.id = item.item,
                       .group = item.group,
                       .name = textOf(item.name),
                       .code = item.code,
                       .papers = {},
                       .timeLimit = textOf(item.time_limit),
                       .steps = {},
                       .standard = textOf(item.standard)};
    for (const auto& paper : item.materials) {
        result.papers.push_back({.name = textOf(paper.name),
                                 .note = textOf(paper.note),
                                 .kind = kindOf(paper.kind),
                                 .copies = paper.copies,
                                 .idCard = paper.id_card});
    }
    for (const auto& step : item.steps) {
        result.steps.push_back(textOf(step));
    }
    return result;
}

flows::DeskLine::State deskStateOf(const std::string& state) {
    if (state == "open") {
        return flows::DeskLine::State::open;
    }
    return state == "paused" ? flows::DeskLine::State::paused : flows::DeskLine::State::closed;
}

std::optional<flows::PadVisitor> padVisitorOf(const std::optional<protocol::Visitor>& visitor) {
    if (!visitor) {
        return std::nullopt;
    }
    return flows::PadVisitor{
        .ticket = visitor->ticket, .number = visitor->number, .serving = visitor->state == "serving"};
}

} // namespace

flows::Catalogue catalogueOf(const protocol::Site& site) {
    flows::Catalogue catalogue;
    catalogue.siteName = textOf(site.name);
    catalogue.siteSubtitle = textOf(site.subtitle);
    catalogue.hotline = site.hotline;
    catalogue.publicBaseUrl = site.public_base_url;
    catalogue.utcOffsetMinutes = site.utc_offset_minutes;
    for (const auto& lane : site.lanes) {
        catalogue.lanes.push_back({.id = lane.lane, .name = textOf(lane.name), .marked = lane.marked});
        catalogue.takesAppointments = catalogue.takesAppointments || lane.appointments;
    }
    for (const auto& claim : site.claims) {
        catalogue.claims.push_back({.id = claim.claim,
                                    .name = textOf(claim.name),
                                    .lane = claim.lane,
                                    .evidence = textOf(claim.evidence),
                                    .declarable = claim.declarable,
                                    .ageFrom = claim.age_from});
    }
    for (const auto& zone : site.zones) {
        catalogue.zones.push_back({.id = zone.zone, .name = textOf(zone.name)});
    }
    for (const auto& group : site.groups) {
        catalogue.groups.push_back({.id = group.group,
                                    .name = textOf(group.name),
                                    .summary = textOf(group.summary),
                                    .prefix = group.prefix,
                                    .icon = group.icon,
                                    .zone = group.zone,
                                    .more = group.more});
    }
    for (const auto& item : site.items) {
        catalogue.items.push_back(itemOf(item));
    }
    for (const auto& notice : site.notices) {
        catalogue.notices.push_back({.title = textOf(notice.title), .body = textOf(notice.body)});
    }
    return catalogue;
}

std::optional<flows::BookedTime> nextOf(const protocol::Appointments& appointments) {
    if (appointments.appointments.empty()) {
        return std::nullopt;
    }
    const auto& first = appointments.appointments.front();
    return flows::BookedTime{.appointment = first.appointment, .items = first.items, .atMs = first.at_ms};
}

std::optional<flows::WaitRange> waitRangeOf(const std::optional<protocol::Wait>& wait) {
    if (!wait || wait->low_s < 0 || wait->high_s < wait->low_s || wait->high_s > longestWaitS) {
        return std::nullopt;
    }
    const auto upTo = static_cast<int>((wait->high_s + 59) / 60);
    return flows::WaitRange{static_cast<int>(wait->low_s / 60), std::max(upTo, 1)};
}

std::vector<flows::GroupLine> groupLinesOf(const std::vector<protocol::GroupLine>& lines) {
    std::vector<flows::GroupLine> result;
    for (const auto& line : lines) {
        result.push_back({.group = line.group,
                          .waiting = std::max<std::int64_t>(line.waiting, 0),
                          .open = line.open,
                          .next = line.next,
                          .wait = waitRangeOf(line.wait)});
    }
    return result;
}

std::vector<flows::HallCall> callsOf(const std::vector<protocol::Call>& calls) {
    std::vector<flows::HallCall> result;
    for (const auto& call : calls) {
        if (call.call < 1 || call.desk < 1 || call.number.empty() || call.number.size() > longestNumber) {
            continue;
        }
        result.push_back({.call = call.call,
                          .number = call.number,
                          .desk = call.desk,
                          .group = call.group,
                          .marked = call.marked,
                          .times = call.times,
                          .calledAtMs = call.called_at_ms});
    }
    return result;
}

flows::DeskLine deskLineOf(const protocol::DeskLine& line) {
    return {.desk = line.desk,
            .state = deskStateOf(line.state),
            .number = line.number,
            .serving = line.ticket_state == "serving",
            .marked = line.marked,
            .staff = line.staff};
}

flows::DeskNews deskNewsOf(const protocol::StaffState& state, int desk, const std::vector<std::string>& groups) {
    flows::DeskNews news;
    const auto line = std::ranges::find(state.desks, desk, &protocol::DeskLine::desk);
    if (line != state.desks.end()) {
        news.state = deskStateOf(line->state);
        news.staff = line->staff;
    }
    news.visitor = padVisitorOf(state.visitor);
    for (const auto& group : state.groups) {
        if (std::ranges::find(groups, group.group) != groups.end()) {
            news.waiting += group.waiting;
        }
    }
    for (const auto& covered : state.covers) {
        news.waiting += covered.waiting;
    }
    for (const auto& left : state.recent) {
        news.recent.push_back({.number = left.number, .outcome = left.outcome, .atMs = left.at_ms});
    }
    for (const auto& aside : state.aside) {
        news.aside.push_back({.ticket = aside.ticket, .number = aside.number});
    }
    return news;
}

flows::CommandDone commandDoneOf(const protocol::DeskAnswer& answer) {
    return {.state = deskStateOf(answer.state), .visitor = padVisitorOf(answer.visitor)};
}

flows::HallStateArrived hallStateOf(const protocol::HallState& state, bool snapshot) {
    std::vector<flows::DeskLine> desks;
    for (const auto& desk : state.desks) {
        desks.push_back(deskLineOf(desk));
    }
    return {.snapshot = snapshot,
            .calls = callsOf(state.calls),
            .groups = groupLinesOf(state.groups),
            .desks = std::move(desks)};
}

} // namespace fifteen::adapters
