// SPDX-License-Identifier: Apache-2.0
#include "id_card/text.hpp"

#include "id_card/date.hpp"
#include "id_card/masked_name.hpp"
#include "id_card/number.hpp"

#include <array>

namespace fifteen::id_card {

namespace {

struct Field {
    std::size_t offset;
    std::size_t bytes;
};

struct Layout {
    CardKind kind;
    std::array<Field, 2> names; ///< the first that is not blank is the name
    Field number;
    Field birth;
    Field validFrom;
    Field validTo;
};

constexpr std::size_t kTypeOffset = 248;
constexpr Layout kResident{CardKind::resident, {{{0, 30}, {0, 30}}}, {122, 36}, {36, 16}, {188, 16}, {204, 16}};
constexpr Layout kHkMoTw{CardKind::hkMoTw, {{{0, 30}, {0, 30}}}, {122, 36}, {36, 16}, {188, 16}, {204, 16}};
constexpr Layout kForeigner{CardKind::foreigner, {{{158, 30}, {0, 120}}}, {122, 30}, {220, 16}, {188, 16}, {204, 16}};
constexpr Layout kForeigner2023{
    CardKind::foreigner2023, {{{0, 30}, {52, 70}}}, {122, 36}, {36, 16}, {188, 16}, {204, 16}};

class Text {
public:
    explicit Text(std::span<const std::uint8_t> bytes)
        : bytes_(bytes) {}

    char16_t unit(std::size_t offset) const { return static_cast<char16_t>(bytes_[offset] | bytes_[offset + 1] << 8); }

    const Layout* layout() const {
        switch (unit(kTypeOffset)) {
        case u' ':
        case u'\0':
            return &kResident;
        case u'J':
            return &kHkMoTw;
        case u'I':
            return &kForeigner;
        case u'Y':
            return &kForeigner2023;
        default:
            return nullptr;
        }
    }

    // Fields are padded with blanks; some writers pad with zeros.
    std::size_t lengthOf(Field field) const {
        std::size_t units = field.bytes / 2;
        while (units > 0 && isBlank(unit(field.offset + 2 * (units - 1)))) {
            --units;
        }
        return units;
    }

    // Up to 18 ASCII characters; empty if anything else stands there.
    std::string_view ascii(Field field, std::array<char, 18>& into) const {
        const std::size_t length = lengthOf(field);
        if (length > into.size()) {
            return {};
        }
        for (std::size_t i = 0; i < length; ++i) {
            const char16_t c = unit(field.offset + 2 * i);
            if (c <= u' ' || c > u'~') {
                return {};
            }
            into[i] = static_cast<char>(c);
        }
        return {into.data(), length};
    }

    bool isWithoutEnd(Field field) const {
        return lengthOf(field) == 2 && unit(field.offset) == u'长' && unit(field.offset + 2) == u'期';
    }

private:
    static bool isBlank(char16_t c) { return c == u' ' || c == u'\0' || c == u'\u3000'; }

    std::span<const std::uint8_t> bytes_;
};

std::optional<std::string> maskedNameIn(const Text& text, Field field) {
    const std::size_t length = text.lengthOf(field);
    if (length == 0) {
        return std::nullopt;
    }
    char32_t first = text.unit(field.offset);
    if (first >= 0xD800 && first < 0xE000) {
        const char32_t low = length > 1 ? text.unit(field.offset + 2) : 0;
        if (first >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
            return std::nullopt;
        }
        first = 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00);
    }
    return maskedName(first);
}

std::optional<std::string> maskedNameIn(const Text& text, const Layout& layout) {
    for (const auto& field : layout.names) {
        if (text.lengthOf(field) > 0) {
            return maskedNameIn(text, field);
        }
    }
    return std::nullopt;
}

std::optional<std::chrono::year_month_day> dateOf(const Text& text, Field field) {
    std::array<char, 18> characters{};
    return dateOfDigits(text.ascii(field, characters));
}

Result<SecretNumber> numberOf(const Text& text, const Layout& layout) {
    std::array<char, 18> characters{};
    std::array<char, 18> birth{};
    const auto number = text.ascii(layout.number, characters);
    const bool good = layout.kind == CardKind::foreigner
                          ? isValidNumber15(number)
                          : isValidNumber18(number) && birthOfNumber(number) == text.ascii(layout.birth, birth);
    SecretNumber secret(number);
    wipe({reinterpret_cast<std::uint8_t*>(characters.data()), characters.size()});
    if (!good) {
        return Error::badNumber;
    }
    return secret;
}

} // namespace

Result<CardText> decodeText(std::span<const std::uint8_t> bytes) {
    if (bytes.size() != kTextSize) {
        return Error::badText;
    }
    const Text text(bytes);
    const auto* layout = text.layout();
    if (layout == nullptr) {
        return Error::badText;
    }
    const auto name = maskedNameIn(text, *layout);
    const auto birth = dateOf(text, layout->birth);
    const auto validFrom = dateOf(text, layout->validFrom);
    const auto validTo = dateOf(text, layout->validTo);
    if (!name || !birth || !validFrom || (!validTo && !text.isWithoutEnd(layout->validTo))) {
        return Error::badText;
    }
    // Nobody has a card before they are born, and none ends before it begins.
    if (*validFrom < *birth || (validTo && *validTo < *validFrom)) {
        return Error::badText;
    }
    auto number = numberOf(text, *layout);
    if (!number) {
        return number.error();
    }
    return CardText{layout->kind, *name, std::move(*number), *birth, *validFrom, validTo};
}

} // namespace fifteen::id_card
