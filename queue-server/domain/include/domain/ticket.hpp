// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/command.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

namespace fifteen::domain {

enum class TicketState : std::uint8_t { waiting, called, serving, finished, held, noShow, cancelled, expired };

/// What is printed, shown and spoken: "A017". Unique within the hall's day.
struct TicketNumber {
    char prefix = 'A';
    std::uint32_t value = 0;
    auto operator<=>(const TicketNumber&) const = default;
    /// At least three digits; a thousandth visitor gets A1000 rather than a refusal.
    std::string text() const;
};

/// The items of one ticket, inline: a ticket must not own memory elsewhere.
class ItemList {
public:
    static constexpr std::size_t capacity = 7;

    ItemList() = default;

    ItemList(std::initializer_list<ItemIndex> items) {
        for (const auto item : items) {
            push(item);
        }
    }

    /// The caller has checked the capacity; what is beyond it is dropped.
    void push(ItemIndex item) {
        if (size_ < capacity) {
            items_[size_++] = item;
        }
    }

    std::span<const ItemIndex> view() const { return {items_.data(), size_}; }

    auto begin() const { return view().begin(); }

    auto end() const { return view().end(); }

    std::size_t size() const { return size_; }

    bool operator==(const ItemList& other) const { return std::ranges::equal(view(), other.view()); }

private:
    std::array<ItemIndex, capacity> items_{};
    std::uint16_t size_ = 0;
};

/// How long a visitor was told to expect to wait, in seconds from the arrival; all zero: nothing was said.
struct Expectation {
    std::uint16_t lowS = 0;
    std::uint16_t middleS = 0;
    std::uint16_t highS = 0;

    bool given() const { return highS != 0; }

    bool operator==(const Expectation&) const = default;
};

/// Index into the hall's table of staff numbers; 0: nobody.
enum class StaffIndex : std::uint16_t {};

/// One visitor's ticket, of this day. Kept small: a day may have a hundred thousand.
struct Ticket {
    TicketId id;
    TimePoint arrived{};      ///< first arrival, kept through everything
    TimePoint waitsFrom{};    ///< what its wait is counted from: arrival, later by all the time it was put aside
    TimePoint called{};       ///< last call; zero: never called
    TimePoint started{};      ///< service started; zero: not yet
    TimePoint ended{};        ///< when it left the queue for good, or was put aside; zero: neither
    std::uint64_t person = 0; ///< reference to personal data; 0: nobody known
    TicketNumber number;
    ItemList items;
    DeskNumber desk = 0;   ///< where it is (called, serving) or was last; 0: nowhere yet
    DeskNumber onlyAt = 0; ///< waits for this desk alone; 0: for any that serves its group
    StaffIndex owner{};    ///< first asked (首问负责): who called it first
    StaffIndex helper{};   ///< who sees to the matter for the visitor (帮办代办)
    Expectation expected;  ///< what the ticket said
    GroupIndex group{};
    LaneIndex lane{};
    Evidence evidence = Evidence::none;
    TicketState state = TicketState::waiting;
    PrintOutcome print = PrintOutcome::unknown;
    std::uint8_t calls = 0;  ///< announcements of it so far, recalls too
    std::uint8_t missed = 0; ///< calls in vain that count for the no-show rule
    bool rated = false;      ///< the visitor has said what they think of the service
    bool operator==(const Ticket&) const = default;
};

/// Whether it is at a desk: called or being served.
constexpr bool atDesk(TicketState state) {
    return state == TicketState::called || state == TicketState::serving;
}

/// Whether it can be brought back: held or a no-show.
constexpr bool isAside(TicketState state) {
    return state == TicketState::held || state == TicketState::noShow;
}

} // namespace fifteen::domain
