// SPDX-License-Identifier: Apache-2.0
#include "emulator/card_holder.hpp"

#include "id_card/number.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace fifteen::emulator {

namespace {

constexpr std::size_t kTextSize = 256;

std::u16string toUtf16(std::string_view utf8) {
    std::u16string units;
    std::size_t at = 0;
    const auto continuation = [&] {
        if (at >= utf8.size() || (static_cast<unsigned char>(utf8[at]) & 0xC0) != 0x80) {
            throw std::invalid_argument("text that is not UTF-8");
        }
        return static_cast<char32_t>(utf8[at++] & 0x3F);
    };
    while (at < utf8.size()) {
        const auto lead = static_cast<unsigned char>(utf8[at++]);
        char32_t c = lead;
        if (lead >= 0xF0 && lead < 0xF8) {
            c = (lead & 0x07U) << 18;
            c |= continuation() << 12;
            c |= continuation() << 6;
            c |= continuation();
        } else if (lead >= 0xE0 && lead < 0xF0) {
            c = (lead & 0x0FU) << 12;
            c |= continuation() << 6;
            c |= continuation();
        } else if (lead >= 0xC0 && lead < 0xE0) {
            c = (lead & 0x1FU) << 6;
            c |= continuation();
        } else if (lead >= 0x80) {
            throw std::invalid_argument("text that is not UTF-8");
        }
        if (c >= 0x10000) {
            units += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
            units += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            units += static_cast<char16_t>(c);
        }
    }
    return units;
}

/// The text area: blanks, with fields put in.
class TextArea {
public:
    TextArea() {
        for (std::size_t i = 0; i < kTextSize; i += 2) {
            bytes_[i] = 0x20;
        }
    }

    void put(std::size_t offset, std::size_t size, std::string_view utf8) { put(offset, size, toUtf16(utf8)); }

    void put(std::size_t offset, std::size_t size, const std::u16string& units) {
        if (units.size() * 2 > size) {
            throw std::invalid_argument("a text longer than its field on the card");
        }
        for (std::size_t i = 0; i < units.size(); ++i) {
            bytes_[offset + 2 * i] = static_cast<std::uint8_t>(units[i] & 0xFF);
            bytes_[offset + 2 * i + 1] = static_cast<std::uint8_t>(units[i] >> 8);
        }
    }

    Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_ = Bytes(kTextSize, 0);
};

std::string sexCode(const CardHolder& holder) {
    return holder.sex == "male" ? "1" : "2";
}

void putResident(TextArea& text, const CardHolder& holder) {
    text.put(0, 30, holder.name);
    text.put(30, 2, sexCode(holder));
    text.put(36, 16, holder.birth);
    text.put(52, 70, holder.address);
    text.put(122, 36, holder.number);
    text.put(158, 30, holder.issuer);
    text.put(188, 16, holder.validFrom);
    text.put(204, 16, holder.validTo);
    if (holder.kind == "hkmotw") {
        text.put(220, 18, holder.passNumber);
        text.put(238, 4, "01");
        text.put(248, 2, "J");
    } else {
        text.put(32, 4, holder.nation);
    }
}

void putForeigner2017(TextArea& text, const CardHolder& holder) {
    text.put(0, 120, holder.englishName);
    text.put(120, 2, sexCode(holder));
    text.put(122, 30, holder.number);
    text.put(152, 6, holder.country);
    text.put(158, 30, holder.name);
    text.put(188, 16, holder.validFrom);
    text.put(204, 16, holder.validTo);
    text.put(220, 16, holder.birth);
    text.put(236, 4, "01");
    text.put(240, 8, "1500");
    text.put(248, 2, "I");
}

void putForeigner2023(TextArea& text, const CardHolder& holder) {
    const auto english = toUtf16(holder.englishName);
    text.put(0, 30, holder.name);
    text.put(30, 2, sexCode(holder));
    text.put(32, 4, "01");
    text.put(36, 16, holder.birth);
    text.put(52, 70, english.substr(0, 35));
    text.put(122, 36, holder.number);
    text.put(188, 16, holder.validFrom);
    text.put(204, 16, holder.validTo);
    text.put(220, 22, english.size() > 35 ? english.substr(35) : std::u16string());
    text.put(242, 6, holder.country);
    text.put(248, 2, "Y");
}

// An odd third sequence digit is a man's (GB 11643). Region codes: 810000 is Hong Kong's, 932 a foreigner's.
std::string makeNumber(const CardHolder& holder) {
    if (holder.kind == "foreigner") {
        return holder.country + "110" + holder.birth.substr(2, 6) + "108";
    }
    std::string first17 = holder.kind == "hkmotw" ? "810000" : holder.kind == "foreigner2023" ? "932682" : "330106";
    first17 += holder.birth + (holder.sex == "male" ? "017" : "028");
    return first17 + id_card::checkDigit(first17).value_or('0');
}

bool isDate(std::string_view text) {
    return text.size() == 8 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void require(bool fine, const std::string& problem) {
    if (!fine) {
        throw std::invalid_argument(problem);
    }
}

std::string CardHolder::*memberOf(std::string_view key) {
    static const std::map<std::string_view, std::string CardHolder::*> members{
        {"kind", &CardHolder::kind},
        {"name", &CardHolder::name},
        {"english_name", &CardHolder::englishName},
        {"sex", &CardHolder::sex},
        {"nation", &CardHolder::nation},
        {"birth", &CardHolder::birth},
        {"address", &CardHolder::address},
        {"number", &CardHolder::number},
        {"issuer", &CardHolder::issuer},
        {"valid_from", &CardHolder::validFrom},
        {"valid_to", &CardHolder::validTo},
        {"pass_number", &CardHolder::passNumber},
        {"country", &CardHolder::country},
    };
    const auto found = members.find(key);
    return found == members.end() ? nullptr : found->second;
}

} // namespace

const std::vector<std::string_view> kCardKeys{"kind",     "name",        "english_name", "sex",    "nation",
                                              "birth",    "address",     "number",       "issuer", "valid_from",
                                              "valid_to", "pass_number", "country"};

CardHolder makeCardHolder(const std::map<std::string, std::string>& described) {
    CardHolder holder;
    for (const auto& [key, value] : described) {
        const auto member = memberOf(key);
        require(member != nullptr, "unknown key of a card: " + key);
        holder.*member = value;
    }
    static constexpr std::array<std::string_view, 4> kKinds{"resident", "hkmotw", "foreigner", "foreigner2023"};
    require(std::ranges::find(kKinds, holder.kind) != kKinds.end(), "unknown kind of card: " + holder.kind);
    require(holder.sex == "male" || holder.sex == "female", "sex must be male or female");
    require(isDate(holder.birth), "birth must be YYYYMMDD");
    require(!holder.name.empty() || !holder.englishName.empty(), "a card needs a name or an english_name");
    const auto orElse = [](std::string& value, std::string_view fallback) {
        if (value.empty()) {
            value = fallback;
        }
    };
    if (holder.kind.starts_with("foreigner")) {
        orElse(holder.country, "GBR");
    }
    orElse(holder.issuer, "某市公安局");
    orElse(holder.address, "某省某市某区某路1号");
    orElse(holder.validFrom, "20200101");
    orElse(holder.validTo, "20400101");
    require(isDate(holder.validFrom), "valid_from must be YYYYMMDD");
    orElse(holder.number, makeNumber(holder));
    encodeText(holder); // refuses what does not fit
    return holder;
}

Bytes encodeText(const CardHolder& holder) {
    TextArea text;
    if (holder.kind == "foreigner") {
        putForeigner2017(text, holder);
    } else if (holder.kind == "foreigner2023") {
        putForeigner2023(text, holder);
    } else {
        putResident(text, holder);
    }
    return text.take();
}

} // namespace fifteen::emulator
