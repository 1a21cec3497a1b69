// SPDX-License-Identifier: Apache-2.0
#include "body_reader.hpp"

#include "domain/names.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::storage {
namespace {

constexpr std::size_t mostNames = 255; ///< what a LaneIndex or GroupIndex can tell apart

} // namespace

BodyReader::BodyReader(domain::Site& site, std::string_view in)
    : site_(site)
    , in_(in) {}

bool BodyReader::take(std::string_view expected) {
    good_ = good_ && in_.starts_with(expected);
    if (good_) {
        in_.remove_prefix(expected.size());
    }
    return good_;
}

bool BodyReader::memberFollows(std::string_view name) const {
    // {"name": or ,"name":
    return good_ && in_.size() > name.size() + 4 && in_[0] == (first_ ? '{' : ',') && in_[1] == '"' &&
           in_.substr(2).starts_with(name) && in_[name.size() + 2] == '"' && in_[name.size() + 3] == ':';
}

bool BodyReader::member(std::string_view name) {
    good_ = memberFollows(name);
    if (good_) {
        in_.remove_prefix(name.size() + 4);
        first_ = false;
    }
    return good_;
}

bool BodyReader::close() {
    return take(first_ ? "{}" : "}") && in_.empty();
}

template <class ReadOne>
void BodyReader::object(ReadOne&& readOne) {
    first_ = true;
    readOne();
    take("}");
    first_ = false;
}

template <class ReadOne>
void BodyReader::listOf(std::string_view name, ReadOne&& readOne) {
    if (!member(name) || !take("[")) {
        return;
    }
    for (bool more = false; good_ && !in_.starts_with(']'); more = true) {
        if (more && !take(",")) {
            return;
        }
        readOne();
    }
    take("]");
}

std::string_view BodyReader::quoted() {
    if (!take("\"")) {
        return {};
    }
    const auto stop = in_.find_first_of("\"\\");
    if (stop == std::string_view::npos) {
        good_ = false;
        return {};
    }
    if (in_[stop] == '\\') {
        return unescaped(stop);
    }
    const auto value = in_.substr(0, stop);
    in_.remove_prefix(stop + 1);
    return value;
}

std::string_view BodyReader::unescaped(std::size_t from) {
    scratch_ = in_.substr(0, from);
    in_.remove_prefix(from);
    while (!in_.empty() && in_[0] != '"') {
        if (in_[0] != '\\') {
            scratch_ += in_[0];
            in_.remove_prefix(1);
        } else if (in_.starts_with("\\\"") || in_.starts_with("\\\\")) {
            scratch_ += in_[1];
            in_.remove_prefix(2);
        } else if (in_.starts_with("\\u00") && in_.size() > 6) {
            unsigned char byte = 0;
            const auto [stop, error] = std::from_chars(in_.data() + 4, in_.data() + 6, byte, 16);
            good_ = good_ && error == std::errc{} && stop == in_.data() + 6;
            scratch_ += static_cast<char>(byte);
            in_.remove_prefix(6);
        } else {
            good_ = false;
            return {};
        }
    }
    take("\"");
    return scratch_;
}

void BodyReader::id(std::string_view name, domain::TicketId& value) {
    if (member(name)) {
        const auto id = domain::ticketIdOf(quoted());
        good_ = good_ && id;
        value = id.value_or(domain::TicketId{});
    }
}

void BodyReader::number(std::string_view name, domain::TicketNumber& value) {
    if (member(name)) {
        const auto number = domain::ticketNumberOf(quoted());
        good_ = good_ && number;
        value = number.value_or(domain::TicketNumber{});
        prefix_ = value.prefix;
    }
}

domain::GroupIndex BodyReader::groupNamed(std::string_view id) {
    auto index = site_.group(id);
    if (!index && good_ && site_.groups.size() < mostNames) {
        index = static_cast<domain::GroupIndex>(site_.groups.size());
        site_.groups.push_back({std::string{id}, prefix_, {}});
    }
    good_ = good_ && index;
    return index.value_or(domain::GroupIndex{});
}

domain::LaneIndex BodyReader::laneNamed(std::string_view id) {
    auto index = site_.lane(id);
    if (!index && good_ && site_.lanes.size() < mostNames) {
        index = static_cast<domain::LaneIndex>(site_.lanes.size());
        const auto promise = site_.lanes.empty() ? std::chrono::minutes(30) : site_.lanes.front().promise;
        site_.lanes.push_back({std::string{id}, promise, false, false, true});
    }
    good_ = good_ && index;
    return index.value_or(domain::LaneIndex{});
}

domain::ItemIndex BodyReader::itemNamed(std::string_view id, domain::GroupIndex group) {
    auto index = site_.item(id);
    if (!index && good_ && site_.items.size() < 0xFFFF) {
        index = static_cast<domain::ItemIndex>(site_.items.size());
        site_.items.push_back({std::string{id}, group});
    }
    good_ = good_ && index;
    return index.value_or(domain::ItemIndex{});
}

void BodyReader::group(std::string_view name, domain::GroupIndex& value) {
    if (member(name)) {
        value = groupNamed(quoted());
    }
}

void BodyReader::lane(std::string_view name, domain::LaneIndex& value) {
    if (member(name)) {
        value = laneNamed(quoted());
    }
}

void BodyReader::items(std::string_view name, domain::ItemList& value, const domain::GroupIndex& group) {
    if (!member(name) || !take("[")) {
        return;
    }
    while (good_ && !in_.starts_with(']')) {
        if (value.size() > 0 && !take(",")) {
            return;
        }
        const auto index = itemNamed(quoted(), group);
        good_ = good_ && value.size() < domain::ItemList::capacity;
        value.push(index);
    }
    take("]");
}

void BodyReader::item(std::string_view name, domain::ItemIndex& value, const domain::GroupIndex& group) {
    if (member(name)) {
        value = itemNamed(quoted(), group);
    }
}

void BodyReader::texts(std::string_view name, std::vector<std::string>& value) {
    listOf(name, [&] { value.emplace_back(quoted()); });
}

void BodyReader::word(std::string_view name, domain::Evidence& value) {
    if (member(name)) {
        const auto known = domain::evidenceOf(quoted());
        good_ = good_ && known;
        value = known.value_or(domain::Evidence::none);
    }
}

void BodyReader::word(std::string_view name, domain::PrintOutcome& value) {
    if (member(name)) {
        const auto known = domain::printOutcomeOf(quoted());
        good_ = good_ && known;
        value = known.value_or(domain::PrintOutcome::unknown);
    }
}

void BodyReader::word(std::string_view name, domain::PolicyOrigin& value) {
    if (member(name)) {
        const auto known = domain::policyOriginOf(quoted());
        good_ = good_ && known;
        value = known.value_or(domain::PolicyOrigin::file);
    }
}

void BodyReader::word(std::string_view name, domain::MatterOutcome& value) {
    if (member(name)) {
        const auto known = domain::matterOutcomeOf(quoted());
        good_ = good_ && known;
        value = known.value_or(domain::MatterOutcome::done);
    }
}

void BodyReader::textIfAny(std::string_view name, std::string& value) {
    if (memberFollows(name)) {
        text(name, value);
    }
}

void BodyReader::idIfAny(std::string_view name, domain::TicketId& value) {
    if (memberFollows(name)) {
        id(name, value);
    }
}

void BodyReader::momentIfAny(std::string_view name, domain::TimePoint& value) {
    if (memberFollows(name)) {
        domain::Duration::rep count = 0;
        integer(name, count);
        value = domain::TimePoint{domain::Duration{count}};
    }
}

void BodyReader::expectation(std::string_view name, domain::Expectation& value) {
    if (memberFollows(name) && member(name)) {
        object([&] {
            integer("low_s", value.lowS);
            integer("middle_s", value.middleS);
            integer("high_s", value.highS);
        });
    }
}

void BodyReader::text(std::string_view name, std::string& value) {
    if (member(name)) {
        value = quoted();
    }
}

void BodyReader::duration(std::string_view name, domain::Duration& value) {
    domain::Duration::rep count = 0;
    integer(name, count);
    value = domain::Duration{count};
}

void BodyReader::durationIfAny(std::string_view name, domain::Duration& value) {
    if (memberFollows(name)) {
        duration(name, value);
    }
}

void BodyReader::reference(std::string_view name, std::uint64_t& value) {
    if (memberFollows(name) && member(name)) {
        const auto id = domain::ticketIdOf(std::string(16, '0').append(quoted()));
        good_ = good_ && id && id->low != 0;
        value = id ? id->low : 0;
    }
}

void BodyReader::flag(std::string_view name, bool& value) {
    if (memberFollows(name) && member(name)) {
        value = take("true");
    }
}

void BodyReader::heads(std::string_view name, std::vector<domain::ComparedHead>& value) {
    listOf(name, [&] {
        domain::ComparedHead head;
        object([&] {
            number("number", head.number);
            lane("lane", head.lane);
            duration("waited_ms", head.waited);
            duration("promise_ms", head.promise);
        });
        value.push_back(head);
    });
}

void BodyReader::groups(std::string_view name, std::vector<domain::GroupIndex>& value) {
    listOf(name, [&] { value.push_back(groupNamed(quoted())); });
}

/// A policy's lanes by their index here: they may stand in another order, and others between them, of which it then
/// says nothing. The first is the ordinary one, wherever it stands here.
void BodyReader::lanes(std::string_view name, domain::Policy& value) {
    bool first = true;
    listOf(name, [&] {
        domain::LaneIndex index{};
        domain::LaneRule rule;
        object([&] {
            lane("lane", index);
            duration("promise_ms", rule.promise);
            flag("marked", rule.marked);
        });
        const auto at = static_cast<std::size_t>(index);
        value.lanes.resize(std::max(value.lanes.size(), at + 1));
        value.lanes[at] = rule;
        value.ordinary = std::exchange(first, false) ? index : value.ordinary;
    });
}

void BodyReader::desks(std::string_view name, std::vector<domain::DeskSetup>& value) {
    listOf(name, [&] {
        domain::DeskSetup setup;
        object([&] {
            integer("desk", setup.number);
            groups("groups", setup.groups);
            groups("backup", setup.backup);
            flag("green", setup.green);
        });
        value.push_back(std::move(setup));
    });
}

void BodyReader::policy(std::string_view name, domain::Policy& value) {
    if (!member(name)) {
        return;
    }
    object([&] {
        int calls = 0;
        integer("version", value.version);
        lanes("lanes", value);
        desks("desks", value.desks);
        integer("no_show_calls", calls);
        duration("no_show_spacing_ms", value.noShow.spacing);
        duration("cover_after_ms", value.coverAfter);
        value.noShow.calls = static_cast<std::uint8_t>(calls);
        good_ = good_ && calls > 0 && calls <= 255;
    });
}

} // namespace fifteen::storage
