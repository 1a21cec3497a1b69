// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/code_kind.hpp"

#include <algorithm>

namespace fifteen::code_scanner {

namespace {

constexpr std::size_t kInsuranceDigits = 28;
constexpr std::string_view kInsuranceStart = "424"; // the NHSA's id
constexpr std::string_view kOpenPlatformStart = "opc";
constexpr std::size_t kOpenPlatformShortest = 16; // no length is published; anything shorter is a word
constexpr std::size_t kOpenPlatformLongest = 256;
constexpr std::size_t kCheckInDigits = 6;
constexpr std::size_t kWeChatDigits = 18;
constexpr std::size_t kAlipayFewestDigits = 16;
constexpr std::size_t kAlipayMostDigits = 24;

constexpr std::size_t kTokenDigits = 32;
constexpr std::string_view kTicketStart = "FIFTEEN:1:"; // fifteen::ticket::qrText writes it
constexpr std::string_view kTicketPath = "/t/";
constexpr std::string_view kSchemes[]{"https://", "http://"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isVisible(char c) {
    return c > ' ' && c <= '~';
}

bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// ASCII only, whatever the locale says.
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsWithAnyCase(std::string_view text, std::string_view lowerStart) {
    return text.size() >= lowerStart.size() &&
           std::ranges::equal(text.substr(0, lowerStart.size()), lowerStart, {}, &lower);
}

bool isAddress(std::string_view text) {
    return std::ranges::all_of(text, &isVisible) && std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
               return text.size() > scheme.size() && startsWithAnyCase(text, scheme);
           });
}

bool isOpenPlatformCode(std::string_view text) {
    return text.starts_with(kOpenPlatformStart) && text.size() >= kOpenPlatformShortest &&
           text.size() <= kOpenPlatformLongest &&
           std::ranges::all_of(text, [](char c) { return isAlphanumeric(c) || c == '-' || c == '_'; });
}

CodeKind kindOfDigits(std::string_view digits) {
    if (digits.size() == kInsuranceDigits && digits.starts_with(kInsuranceStart)) {
        return CodeKind::insurance;
    }
    if (digits.size() == kCheckInDigits) {
        return CodeKind::checkIn;
    }
    const int start = digits.size() >= 2 ? (digits[0] - '0') * 10 + (digits[1] - '0') : 0;
    if (digits.size() == kWeChatDigits && start >= 10 && start <= 15) {
        return CodeKind::weChatPayment;
    }
    if (digits.size() >= kAlipayFewestDigits && digits.size() <= kAlipayMostDigits && start >= 25 && start <= 30) {
        return CodeKind::alipayPayment;
    }
    return CodeKind::other;
}

} // namespace

CodeKind kindOf(std::string_view text) {
    if (std::ranges::all_of(text, &isDigit)) {
        return kindOfDigits(text);
    }
    if (isOpenPlatformCode(text)) {
        return CodeKind::insurance;
    }
    return ticketToken(text) ? CodeKind::ticket : CodeKind::other;
}

std::optional<std::string> ticketToken(std::string_view text) {
    if (text.size() < kTokenDigits) {
        return std::nullopt;
    }
    const auto before = text.substr(0, text.size() - kTokenDigits);
    const auto token = text.substr(before.size());
    if (!std::ranges::all_of(token, &isHex) ||
        (before != kTicketStart && !(before.ends_with(kTicketPath) && isAddress(before)))) {
        return std::nullopt;
    }
    std::string lowered(token);
    std::ranges::transform(lowered, lowered.begin(), &lower);
    return lowered;
}

} // namespace fifteen::code_scanner
