// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "domain/site.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace fifteen::storage {

/// Writes one event's body as JSON. Has the same members as BodyReader, so that one description of an event serves both
/// ways.
class BodyWriter {
public:
    BodyWriter(const domain::Site& site, std::string& out);

    void id(std::string_view name, const domain::TicketId& value);
    void number(std::string_view name, const domain::TicketNumber& value);
    void group(std::string_view name, const domain::GroupIndex& value);
    void lane(std::string_view name, const domain::LaneIndex& value);
    void items(std::string_view name, const domain::ItemList& value, const domain::GroupIndex& group);
    void item(std::string_view name, const domain::ItemIndex& value, const domain::GroupIndex& group);
    void texts(std::string_view name, const std::vector<std::string>& value);
    void word(std::string_view name, const domain::Evidence& value);
    void word(std::string_view name, const domain::PrintOutcome& value);
    void word(std::string_view name, const domain::PolicyOrigin& value);
    void word(std::string_view name, const domain::MatterOutcome& value);
    void text(std::string_view name, const std::string& value);
    /// Left out when empty.
    void textIfAny(std::string_view name, const std::string& value);
    /// Left out when all zero.
    void idIfAny(std::string_view name, const domain::TicketId& value);
    /// Milliseconds since 1970 UTC; left out when zero.
    void momentIfAny(std::string_view name, const domain::TimePoint& value);
    /// {"low_s":..,"middle_s":..,"high_s":..}; left out when nothing was said.
    void expectation(std::string_view name, const domain::Expectation& value);
    void policy(std::string_view name, const domain::Policy& value);
    void duration(std::string_view name, const domain::Duration& value);
    void durationIfAny(std::string_view name, const domain::Duration& value);
    /// Left out when 0. In hex: a JSON number would lose bits in most readers.
    void reference(std::string_view name, const std::uint64_t& value);
    /// Left out when false.
    void flag(std::string_view name, const bool& value);
    void heads(std::string_view name, const std::vector<domain::ComparedHead>& value);

    template <class Integer>
    void integer(std::string_view name, const Integer& value) {
        member(name);
        out_ += std::to_string(value);
    }

    void close() { out_ += first_ ? "{}" : "}"; }

private:
    void member(std::string_view name);
    void groups(std::string_view name, const std::vector<domain::GroupIndex>& value);
    void lanes(std::string_view name, const domain::Policy& value);
    void desks(std::string_view name, const std::vector<domain::DeskSetup>& value);
    void quoted(std::string_view value);

    const domain::Site& site_;
    std::string& out_;
    bool first_ = true;
};

} // namespace fifteen::storage
