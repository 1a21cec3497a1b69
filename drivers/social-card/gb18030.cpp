// SPDX-License-Identifier: Apache-2.0
#include "social_card/gb18030.hpp"

#include <bit>
#include <iconv.h>
#include <stdexcept>

namespace fifteen::social_card {

namespace {

/// UCS-4 in our byte order is what the C library converts to in one step; by way of UTF-8 it would leave the name in a
/// buffer of its own that it does not wipe.
class Converter {
public:
    Converter()
        : handle_(iconv_open(std::endian::native == std::endian::little ? "UCS-4LE" : "UCS-4BE", "GB18030")) {
        if (handle_ == reinterpret_cast<iconv_t>(-1)) { // NOLINT: iconv's way to say no
            throw std::runtime_error("the C library has no table for GB 18030");
        }
    }

    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    ~Converter() { iconv_close(handle_); }

    iconv_t get() const { return handle_; }

private:
    iconv_t handle_;
};

} // namespace

Result<SecretText> decodeGb18030(std::span<const std::uint8_t> bytes) {
    if (bytes.empty()) { // iconv insists on room for what it has to say
        return SecretText();
    }
    const Converter converter;
    SecretText text(bytes.size()); // never more characters than bytes
    // iconv's interface is not const-correct; it does not write to its input.
    auto* in = const_cast<char*>(reinterpret_cast<const char*>(bytes.data())); // NOLINT
    auto* out = reinterpret_cast<char*>(text.data());
    std::size_t inLeft = bytes.size();
    std::size_t outLeft = text.size() * sizeof(char32_t);
    if (iconv(converter.get(), &in, &inLeft, &out, &outLeft) == static_cast<std::size_t>(-1)) {
        return Error::badName;
    }
    text.resize(text.size() - outLeft / sizeof(char32_t));
    return text;
}

void requireGb18030() {
    const Converter converter;
}

} // namespace fifteen::social_card
