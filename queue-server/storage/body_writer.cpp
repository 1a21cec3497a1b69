// SPDX-License-Identifier: Apache-2.0
#include "body_writer.hpp"

#include "domain/names.hpp"

namespace fifteen::storage {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

template <class Entry, class Index>
std::string_view idAt(const std::vector<Entry>& entries, Index index) {
    const auto at = static_cast<std::size_t>(index);
    return at < entries.size() ? std::string_view{entries[at].id} : std::string_view{};
}

} // namespace

BodyWriter::BodyWriter(const domain::Site& site, std::string& out)
    : site_(site)
    , out_(out) {}

void BodyWriter::member(std::string_view name) {
    out_ += first_ ? "{\"" : ",\"";
    first_ = false;
    out_ += name;
    out_ += "\":";
}

void BodyWriter::quoted(std::string_view value) {
    out_ += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (byte < 0x20) {
            out_ += "\\u00";
            out_ += hexDigits[byte >> 4U];
            out_ += hexDigits[byte & 15U];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

void BodyWriter::id(std::string_view name, const domain::TicketId& value) {
    member(name);
    quoted(domain::text(value));
}

void BodyWriter::number(std::string_view name, const domain::TicketNumber& value) {
    member(name);
    quoted(value.text());
}

void BodyWriter::group(std::string_view name, const domain::GroupIndex& value) {
    member(name);
    quoted(idAt(site_.groups, value));
}

void BodyWriter::lane(std::string_view name, const domain::LaneIndex& value) {
    member(name);
    quoted(idAt(site_.lanes, value));
}

void BodyWriter::items(std::string_view name, const domain::ItemList& value, const domain::GroupIndex& /*group*/) {
    member(name);
    out_ += '[';
    for (const auto item : value) {
        if (out_.back() != '[') {
            out_ += ',';
        }
        quoted(idAt(site_.items, item));
    }
    out_ += ']';
}

void BodyWriter::item(std::string_view name, const domain::ItemIndex& value, const domain::GroupIndex& /*group*/) {
    member(name);
    quoted(idAt(site_.items, value));
}

void BodyWriter::texts(std::string_view name, const std::vector<std::string>& value) {
    member(name);
    out_ += '[';
    for (const auto& text : value) {
        if (out_.back() != '[') {
            out_ += ',';
        }
        quoted(text);
    }
    out_ += ']';
}

void BodyWriter::word(std::string_view name, const domain::Evidence& value) {
    member(name);
    quoted(domain::name(value));
}

void BodyWriter::word(std::string_view name, const domain::PrintOutcome& value) {
    member(name);
    quoted(domain::name(value));
}

void BodyWriter::word(std::string_view name, const domain::PolicyOrigin& value) {
    member(name);
    quoted(domain::name(value));
}

void BodyWriter::word(std::string_view name, const domain::MatterOutcome& value) {
    member(name);
    quoted(domain::name(value));
}

void BodyWriter::textIfAny(std::string_view name, const std::string& value) {
    if (!value.empty()) {
        text(name, value);
    }
}

void BodyWriter::idIfAny(std::string_view name, const domain::TicketId& value) {
    if (value != domain::TicketId{}) {
        id(name, value);
    }
}

void BodyWriter::momentIfAny(std::string_view name, const domain::TimePoint& value) {
    if (value != domain::TimePoint{}) {
        integer(name, value.time_since_epoch().count());
    }
}

void BodyWriter::expectation(std::string_view name, const domain::Expectation& value) {
    if (value.given()) {
        member(name);
        BodyWriter inner(site_, out_);
        inner.integer("low_s", value.lowS);
        inner.integer("middle_s", value.middleS);
        inner.integer("high_s", value.highS);
        inner.close();
    }
}

void BodyWriter::text(std::string_view name, const std::string& value) {
    member(name);
    quoted(value);
}

void BodyWriter::duration(std::string_view name, const domain::Duration& value) {
    integer(name, value.count());
}

void BodyWriter::durationIfAny(std::string_view name, const domain::Duration& value) {
    if (value != domain::Duration::zero()) {
        duration(name, value);
    }
}

void BodyWriter::reference(std::string_view name, const std::uint64_t& value) {
    if (value != 0) {
        member(name);
        quoted(domain::text(domain::TicketId{0, value}).substr(16));
    }
}

void BodyWriter::flag(std::string_view name, const bool& value) {
    if (value) {
        member(name);
        out_ += "true";
    }
}

void BodyWriter::heads(std::string_view name, const std::vector<domain::ComparedHead>& value) {
    member(name);
    out_ += '[';
    for (const auto& head : value) {
        if (out_.back() != '[') {
            out_ += ',';
        }
        BodyWriter inner(site_, out_);
        inner.number("number", head.number);
        inner.lane("lane", head.lane);
        inner.duration("waited_ms", head.waited);
        inner.duration("promise_ms", head.promise);
        inner.close();
    }
    out_ += ']';
}

void BodyWriter::groups(std::string_view name, const std::vector<domain::GroupIndex>& value) {
    member(name);
    out_ += '[';
    for (const auto group : value) {
        if (out_.back() != '[') {
            out_ += ',';
        }
        quoted(idAt(site_.groups, group));
    }
    out_ += ']';
}

/// The ordinary lane first, then the others; nothing of those the policy says nothing of.
void BodyWriter::lanes(std::string_view name, const domain::Policy& value) {
    member(name);
    out_ += '[';
    const auto write = [&](std::size_t lane) {
        if (lane >= value.lanes.size() || !value.lanes[lane].stated()) {
            return;
        }
        out_ += out_.back() == '[' ? "" : ",";
        BodyWriter inner(site_, out_);
        inner.lane("lane", static_cast<domain::LaneIndex>(lane));
        inner.duration("promise_ms", value.lanes[lane].promise);
        inner.flag("marked", value.lanes[lane].marked);
        inner.close();
    };
    const auto ordinary = static_cast<std::size_t>(value.ordinary);
    write(ordinary);
    for (std::size_t lane = 0; lane < value.lanes.size(); ++lane) {
        if (lane != ordinary) {
            write(lane);
        }
    }
    out_ += ']';
}

void BodyWriter::desks(std::string_view name, const std::vector<domain::DeskSetup>& value) {
    member(name);
    out_ += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
        out_ += i == 0 ? "" : ",";
        BodyWriter inner(site_, out_);
        inner.integer("desk", value[i].number);
        inner.groups("groups", value[i].groups);
        inner.groups("backup", value[i].backup);
        inner.flag("green", value[i].green);
        inner.close();
    }
    out_ += ']';
}

void BodyWriter::policy(std::string_view name, const domain::Policy& value) {
    member(name);
    BodyWriter inner(site_, out_);
    inner.integer("version", value.version);
    inner.lanes("lanes", value);
    inner.desks("desks", value.desks);
    inner.integer("no_show_calls", static_cast<int>(value.noShow.calls));
    inner.duration("no_show_spacing_ms", value.noShow.spacing);
    inner.duration("cover_after_ms", value.coverAfter);
    inner.close();
}

} // namespace fifteen::storage
