// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "domain/site.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace fifteen::storage {

/// Reads what BodyWriter wrote: the same members in the same order, and nothing else. A general JSON reader would be
/// slower and would accept bodies this program never wrote. After the first deviation it reads nothing more.
class BodyReader {
public:
    BodyReader(domain::Site& site, std::string_view in);

    void id(std::string_view name, domain::TicketId& value);
    void number(std::string_view name, domain::TicketNumber& value);
    void group(std::string_view name, domain::GroupIndex& value);
    void lane(std::string_view name, domain::LaneIndex& value);
    void items(std::string_view name, domain::ItemList& value, const domain::GroupIndex& group);
    void item(std::string_view name, domain::ItemIndex& value, const domain::GroupIndex& group);
    void texts(std::string_view name, std::vector<std::string>& value);
    void word(std::string_view name, domain::Evidence& value);
    void word(std::string_view name, domain::PrintOutcome& value);
    void word(std::string_view name, domain::PolicyOrigin& value);
    void word(std::string_view name, domain::MatterOutcome& value);
    void text(std::string_view name, std::string& value);
    void textIfAny(std::string_view name, std::string& value);
    void idIfAny(std::string_view name, domain::TicketId& value);
    void momentIfAny(std::string_view name, domain::TimePoint& value);
    void expectation(std::string_view name, domain::Expectation& value);
    void policy(std::string_view name, domain::Policy& value);
    void duration(std::string_view name, domain::Duration& value);
    void durationIfAny(std::string_view name, domain::Duration& value);
    void reference(std::string_view name, std::uint64_t& value);
    void flag(std::string_view name, bool& value);
    void heads(std::string_view name, std::vector<domain::ComparedHead>& value);

    template <class Integer>
    void integer(std::string_view name, Integer& value) {
        if (!member(name)) {
            return;
        }
        const auto [stop, error] = std::from_chars(in_.data(), in_.data() + in_.size(), value);
        if (error != std::errc{}) {
            good_ = false;
            return;
        }
        in_.remove_prefix(static_cast<std::size_t>(stop - in_.data()));
    }

    /// The end of the object. Whether everything was as expected and nothing is left.
    bool close();

private:
    bool take(std::string_view expected);
    /// A value that is an object, or a list of them: `readOne` reads the members.
    template <class ReadOne>
    void object(ReadOne&& readOne);
    template <class ReadOne>
    void listOf(std::string_view name, ReadOne&& readOne);
    domain::GroupIndex groupNamed(std::string_view id);
    domain::LaneIndex laneNamed(std::string_view id);
    domain::ItemIndex itemNamed(std::string_view id, domain::GroupIndex group);
    void groups(std::string_view name, std::vector<domain::GroupIndex>& value);
    void lanes(std::string_view name, domain::Policy& value);
    void desks(std::string_view name, std::vector<domain::DeskSetup>& value);
    bool memberFollows(std::string_view name) const;
    bool member(std::string_view name);
    /// A string without escapes comes back as a view into the body, any other unescaped in `scratch_`.
    std::string_view quoted();
    std::string_view unescaped(std::size_t from);

    domain::Site& site_;
    std::string_view in_;
    std::string scratch_;
    char prefix_ = 'A'; ///< of the number read last: that of its group
    bool first_ = true;
    bool good_ = true;
};

} // namespace fifteen::storage
