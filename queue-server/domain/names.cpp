// SPDX-License-Identifier: Apache-2.0
#include "domain/names.hpp"

#include <array>
#include <charconv>

namespace fifteen::domain {
namespace {

constexpr std::array<std::string_view, 8> ticketStates{"waiting", "called",  "serving",   "finished",
                                                       "held",    "no_show", "cancelled", "expired"};
constexpr std::array<std::string_view, 5> evidences{"none", "proven", "declared", "confirmed", "refused"};
constexpr std::array<std::string_view, 4> printOutcomes{"unknown", "printed", "failed", "abandoned"};
constexpr std::array<std::string_view, 3> deskStates{"closed", "open", "paused"};
constexpr std::array<std::string_view, 2> matterOutcomes{"done", "withdrawn"};
constexpr std::array<std::string_view, 2> policyOrigins{"file", "staff"};

template <class Enum, std::size_t N>
std::string_view nameIn(const std::array<std::string_view, N>& names, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{"unknown"};
}

template <class Enum, std::size_t N>
std::optional<Enum> valueIn(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

constexpr std::string_view hexDigits = "0123456789abcdef";

/// What a character is worth as a lower-case hex digit; 16: it is none. Capitals are none: one id, one spelling.
constexpr std::array<std::uint8_t, 256> hexValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(16);
    for (std::uint8_t value = 0; value < 16; ++value) {
        values[static_cast<unsigned char>(hexDigits[value])] = value;
    }
    return values;
}();

std::optional<std::uint64_t> hexOf(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char digit : digits) {
        const auto worth = hexValues[static_cast<unsigned char>(digit)];
        if (worth == 16) {
            return std::nullopt;
        }
        value = value << 4U | worth;
    }
    return value;
}

} // namespace

std::string_view name(TicketState state) {
    return nameIn(ticketStates, state);
}

std::string_view name(Evidence evidence) {
    return nameIn(evidences, evidence);
}

std::string_view name(PrintOutcome outcome) {
    return nameIn(printOutcomes, outcome);
}

std::string_view name(MatterOutcome outcome) {
    return nameIn(matterOutcomes, outcome);
}

std::optional<MatterOutcome> matterOutcomeOf(std::string_view name) {
    return valueIn<MatterOutcome>(matterOutcomes, name);
}

std::string_view name(PolicyOrigin origin) {
    return nameIn(policyOrigins, origin);
}

std::optional<PolicyOrigin> policyOriginOf(std::string_view name) {
    return valueIn<PolicyOrigin>(policyOrigins, name);
}

std::string_view name(DeskState state) {
    return nameIn(deskStates, state);
}

std::optional<Evidence> evidenceOf(std::string_view name) {
    return valueIn<Evidence>(evidences, name);
}

std::optional<PrintOutcome> printOutcomeOf(std::string_view name) {
    return valueIn<PrintOutcome>(printOutcomes, name);
}

std::string text(TicketId id) {
    std::string digits(32, '0');
    for (std::size_t i = 0; i < 16; ++i) {
        digits[i] = hexDigits[id.high >> (60 - 4 * i) & 15U];
        digits[16 + i] = hexDigits[id.low >> (60 - 4 * i) & 15U];
    }
    return digits;
}

std::string checkInCode(TicketId appointment) {
    std::string code(6, '0');
    std::uint64_t rest = appointment.high;
    for (char& digit : code) {
        digit = static_cast<char>('0' + rest % 10);
        rest /= 10;
    }
    return code;
}

std::optional<TicketId> ticketIdOf(std::string_view text) {
    if (text.size() != 32) {
        return std::nullopt;
    }
    const auto high = hexOf(text.substr(0, 16));
    const auto low = hexOf(text.substr(16));
    if (!high || !low) {
        return std::nullopt;
    }
    return TicketId{*high, *low};
}

std::string TicketNumber::text() const {
    auto digits = std::to_string(value);
    return prefix + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::optional<TicketNumber> ticketNumberOf(std::string_view text) {
    if (text.size() < 4 || text.size() > 10 || text[0] < 'A' || text[0] > 'Z') {
        return std::nullopt;
    }
    TicketNumber number{.prefix = text[0], .value = 0};
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, number.value);
    if (error != std::errc{} || stop != end || number.text() != text) {
        return std::nullopt;
    }
    return number;
}

} // namespace fifteen::domain
