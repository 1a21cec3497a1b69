// SPDX-License-Identifier: Apache-2.0
#include "window_sign/text.hpp"

#include <iconv.h>
#include <memory>
#include <string>

namespace fifteen::window_sign {

namespace {

constexpr std::size_t kLongestCharacter = 4; // of GB 18030 and of UTF-32

struct CloseConversion {
    void operator()(iconv_t conversion) const { iconv_close(conversion); }
};

// iconv_t is a pointer in every C library we know; -1 says that there is no such conversion.
using Conversion = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConversion>;

Conversion openConversion(const char* to) {
    const auto opened = iconv_open(to, "UTF-8");
    return Conversion(reinterpret_cast<std::intptr_t>(opened) == -1 ? nullptr : opened); // NOLINT: how POSIX says it
}

Result<Bytes> convert(std::string_view utf8, const char* to) {
    const auto conversion = openConversion(to);
    if (!conversion) {
        return Error::unsayable;
    }
    if (utf8.empty()) {
        return Bytes{}; // iconv insists on a place to write to
    }
    std::string in(utf8); // iconv's interface is not const-correct
    Bytes out(in.size() * kLongestCharacter);
    char* from = in.data();
    auto* into = reinterpret_cast<char*>(out.data());
    std::size_t left = in.size();
    std::size_t room = out.size();
    if (iconv(conversion.get(), &from, &left, &into, &room) == static_cast<std::size_t>(-1)) {
        return Error::unsayable;
    }
    out.resize(out.size() - room);
    return out;
}

/// Means what two programs have agreed on, and nothing to a sign. GB 18030 as glibc knows it has no code for some of
/// them.
bool isPrivateUse(std::uint32_t character) {
    return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

} // namespace

bool isPlainText(std::string_view utf8) {
    const auto controls = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    for (const char c : utf8) {
        if (controls(static_cast<unsigned char>(c))) {
            return false;
        }
    }
    const auto characters = convert(utf8, "UTF-32LE");
    if (!characters) {
        return false;
    }
    for (std::size_t at = 0; at + 4 <= characters->size(); at += 4) {
        const auto* const bytes = characters->data() + at;
        if (isPrivateUse(std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8U | std::uint32_t{bytes[2]} << 16U)) {
            return false;
        }
    }
    return true;
}

Result<Bytes> toGb18030(std::string_view utf8) {
    return convert(utf8, "GB18030");
}

} // namespace fifteen::window_sign
