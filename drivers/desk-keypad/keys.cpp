// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/keys.hpp"

#include <algorithm>

namespace fifteen::desk_keypad {

namespace {

constexpr std::uint8_t kFromEvaluator = 0x11;
constexpr std::uint8_t kToEvaluator = 0x01;
constexpr std::uint8_t kDisplay = 0x02; // six bytes of data to a pad, one to an evaluator: its stars
constexpr std::uint8_t kBeep = 0x03;
constexpr std::uint8_t kStartRating = 0x0B;
constexpr std::uint8_t kBlank = 0x0A;
constexpr std::uint8_t kConfirm = 0x0F;
constexpr std::uint8_t kRatingKeys = 4;
constexpr unsigned kMostShown = 999;

bool isDigit(std::uint8_t byte) {
    return byte <= 9;
}

std::optional<Key> keyOf(std::uint8_t code) {
    switch (code) {
    case 0x0B:
        return Key::evaluate;
    case 0x0C:
        return Key::call;
    case 0x0D:
        return Key::recall;
    case 0x0E:
        return Key::cancel;
    case kConfirm:
        return Key::confirm;
    case 0x11:
        return Key::oneMetre;
    case 0x12:
        return Key::pause;
    case 0x13:
        return Key::transfer;
    default:
        return std::nullopt;
    }
}

Key confirmed(const Bytes& digits) {
    if (digits.size() == 1) {
        switch (digits.front()) {
        case 0x00:
            return Key::suspend;
        case 0x03:
            return Key::callBack;
        case 0x06:
            return Key::noShow;
        default:
            break;
        }
    }
    return Key::confirm;
}

void appendDigits(Bytes& data, std::optional<unsigned> value) {
    if (!value) {
        data.insert(data.end(), 3, kBlank);
        return;
    }
    for (const unsigned place : {100U, 10U, 1U}) {
        data.push_back(static_cast<std::uint8_t>(*value / place % 10));
    }
}

} // namespace

std::optional<std::variant<Press, RatingKey>> meaningOf(const Frame& frame) {
    if (frame.data.empty()) {
        return std::nullopt;
    }
    if (frame.command == kFromEvaluator) {
        const bool known = frame.data.size() == 1 && frame.data.front() < kRatingKeys;
        return known ? std::optional(RatingKey{frame.data.front()}) : std::nullopt;
    }
    Bytes digits(frame.data.begin(), frame.data.end() - 1);
    if (!std::ranges::all_of(digits, isDigit)) {
        return std::nullopt;
    }
    if (isDigit(frame.data.back())) {
        return Press{Key::digit, frame.data};
    }
    const auto key = keyOf(frame.data.back());
    if (!key) {
        return std::nullopt;
    }
    return Press{*key == Key::confirm ? confirmed(digits) : *key, std::move(digits)};
}

Bytes acknowledge(const Frame& frame) {
    // The smaller sum needs no care of ours: it is that of the frame with the other command.
    return encode({frame.address, frame.command == kFromEvaluator ? kToEvaluator : frame.command, frame.data});
}

std::optional<unsigned> lastDigits(std::string_view ticketNumber) {
    const auto lastOther = ticketNumber.find_last_not_of("0123456789");
    const auto digits = lastOther == std::string_view::npos ? ticketNumber : ticketNumber.substr(lastOther + 1);
    if (digits.empty()) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char c : digits) {
        value = (value * 10 + static_cast<unsigned>(c - '0')) % (kMostShown + 1);
    }
    return value;
}

Bytes encodeDisplay(std::uint8_t address, const Display& display) {
    Bytes data;
    appendDigits(data, display.waiting ? std::optional(std::min(*display.waiting, kMostShown)) : std::nullopt);
    appendDigits(data, display.number);
    return encode({address, kDisplay, std::move(data)});
}

Bytes encodeBeep(std::uint8_t address) {
    return encode({address, kBeep, {}});
}

Bytes encodeStars(std::uint8_t address, std::uint8_t stars) {
    return encode({address, kDisplay, {stars}});
}

Bytes encodeStartRating(std::uint8_t address) {
    return encode({address, kToEvaluator, {kStartRating}});
}

} // namespace fifteen::desk_keypad
