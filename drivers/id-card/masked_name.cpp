// SPDX-License-Identifier: Apache-2.0
#include "id_card/masked_name.hpp"

namespace fifteen::id_card {

namespace {

bool isLetterLike(char32_t c) {
    return c > U' ' && !(c >= 0x7F && c < 0xA0) && c != 0xFFFE && c != 0xFFFF;
}

void appendUtf8(std::string& to, char32_t c) {
    if (c < 0x80) {
        to += static_cast<char>(c);
        return;
    }
    if (c < 0x800) {
        to += static_cast<char>(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            to += static_cast<char>(0xE0 | c >> 12);
        } else {
            to += static_cast<char>(0xF0 | c >> 18);
            to += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        }
        to += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    }
    to += static_cast<char>(0x80 | (c & 0x3F));
}

} // namespace

std::optional<std::string> maskedName(char32_t first) {
    if (!isLetterLike(first)) {
        return std::nullopt;
    }
    std::string masked;
    appendUtf8(masked, first);
    masked += '*';
    return masked;
}

} // namespace fifteen::id_card
