// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scan_redactor.hpp"

#include <array>
#include <string_view>

namespace fifteen::code_scanner {

namespace {

// code_kind.cpp tells kinds apart by these.
constexpr std::array<std::string_view, 5> kKnownStarts{"424", "opc", "fifteen:1:", "https://", "http://"};
constexpr unsigned kAllStarts = (1U << kKnownStarts.size()) - 1;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

char CodeDisguise::next(char character) {
    if (position_ == 0) {
        starts_ = kAllStarts;
    }
    const bool known = followsAKnownStart(character);
    char disguised = character;
    if (!known && isDigit(character)) {
        disguised = disguisedDigit(character);
    } else if (!known && lower(character) != character) {
        disguised = 'A';
    } else if (!known && (lower(character) >= 'a' && lower(character) <= 'z')) {
        disguised = 'a';
    } else if ((static_cast<unsigned char>(character) & 0x80U) != 0) {
        disguised = '?'; // a byte of text
    }
    if (position_ == 0) {
        first_ = disguised;
    }
    ++position_;
    return disguised;
}

bool CodeDisguise::followsAKnownStart(char character) {
    bool follows = false;
    for (std::size_t i = 0; i < kKnownStarts.size(); ++i) {
        const auto start = kKnownStarts.at(i);
        const auto bit = 1U << i;
        if ((starts_ & bit) == 0 || position_ >= start.size()) {
            continue;
        }
        if (start[position_] == lower(character)) {
            follows = true;
        } else {
            starts_ &= ~bit;
        }
    }
    return follows;
}

/// Payment codes are known by 10 to 15 and 25 to 30; everything else means nothing.
char CodeDisguise::disguisedDigit(char digit) const {
    if (position_ == 0) {
        return digit >= '1' && digit <= '3' ? digit : '0';
    }
    if (position_ > 1) {
        return '0';
    }
    switch (first_) {
    case '1':
        return digit <= '5' ? '0' : '9';
    case '2':
        return digit >= '5' ? '5' : '0';
    case '3':
        return digit == '0' ? '0' : '9';
    default:
        return '0';
    }
}

} // namespace fifteen::code_scanner
