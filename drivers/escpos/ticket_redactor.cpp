// SPDX-License-Identifier: Apache-2.0
#include "escpos/ticket_redactor.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace fifteen::escpos {

namespace {

using Header = std::vector<std::uint8_t>;

constexpr std::uint8_t kGs = 0x1D;
constexpr std::size_t kGsV0Header = 8;
constexpr std::size_t kGsLParameters = 10; // before the dots, counted in the command's length
constexpr std::uint8_t kStore = 0x70;      // function 112

std::size_t number(const Header& header, std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = size; i > 0; --i) {
        value = value << 8 | header[at + i - 1];
    }
    return value;
}

bool beginsLike(const Header& header, std::span<const std::uint8_t> command) {
    const auto size = std::min(header.size(), command.size());
    return std::equal(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(size), command.begin());
}

/// GS ( L with a length of two bytes, GS 8 L with one of four: m and fn behind it.
std::optional<std::size_t> dotsOfGsL(const Header& header, std::size_t lengthSize) {
    const auto parameters = 3 + lengthSize;
    if (header.size() < parameters + kGsLParameters) {
        return std::nullopt;
    }
    const auto length = number(header, 3, lengthSize);
    return length > kGsLParameters ? length - kGsLParameters : 0;
}

enum class Command { none, gsV0, gsParenL, gs8L };

Command commandOf(const Header& header) {
    constexpr std::array<std::uint8_t, 3> gsV0{kGs, 'v', '0'};
    constexpr std::array<std::uint8_t, 3> gsParenL{kGs, '(', 'L'};
    constexpr std::array<std::uint8_t, 3> gs8L{kGs, '8', 'L'};
    if (beginsLike(header, gsV0)) {
        return Command::gsV0;
    }
    if (beginsLike(header, gs8L)) {
        return Command::gs8L;
    }
    // The same command prints what is stored, with no dots of its own.
    constexpr std::size_t function = 6;
    const bool stores = header.size() <= function || header[function] == kStore;
    return beginsLike(header, gsParenL) && stores ? Command::gsParenL : Command::none;
}

/// How many bytes of dots follow, once that can be told.
std::optional<std::size_t> dotsAfter(const Header& header, Command command) {
    if (command == Command::gsV0) {
        return header.size() < kGsV0Header ? std::nullopt : std::optional(number(header, 4, 2) * number(header, 6, 2));
    }
    return dotsOfGsL(header, command == Command::gs8L ? 4 : 2);
}

} // namespace

void TicketRedactor::sent(std::span<std::uint8_t> bytes, std::size_t taken) {
    const auto header = header_;
    const auto dotsLeft = dotsLeft_;
    blank(bytes);
    if (taken < bytes.size()) {
        header_ = header;
        dotsLeft_ = dotsLeft;
        blank(bytes.first(taken)); // what is blank already leads to the same place
    }
}

void TicketRedactor::blank(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) {
        if (dotsLeft_ > 0) {
            byte = 0;
            --dotsLeft_;
        } else {
            takeCommandByte(byte);
        }
    }
}

void TicketRedactor::takeCommandByte(std::uint8_t byte) {
    header_.push_back(byte);
    const auto command = commandOf(header_);
    if (command == Command::none) {
        header_.clear();
        if (byte == kGs) {
            header_.push_back(byte);
        }
        return;
    }
    if (const auto dots = dotsAfter(header_, command)) {
        dotsLeft_ = *dots;
        header_.clear();
    }
}

} // namespace fifteen::escpos
