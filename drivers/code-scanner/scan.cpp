// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scan.hpp"

#include <cstring>
#include <utility>

namespace fifteen::code_scanner {

void wipe(std::span<std::uint8_t> bytes) noexcept {
    if (!bytes.empty()) {
        explicit_bzero(bytes.data(), bytes.size());
    }
}

void wipe(std::string& text) noexcept {
    text.resize(text.capacity()); // never more memory, so never an exception
    explicit_bzero(text.data(), text.size());
    text.clear();
}

Scan::Scan(std::string_view read, std::optional<std::uint8_t> kind)
    : text(read)
    , symbology(kind) {}

// A short string is copied by a move, and stays behind in the object it came from.
Scan::Scan(Scan&& other) noexcept
    : text(std::move(other.text))
    , symbology(other.symbology) {
    wipe(other.text);
}

Scan& Scan::operator=(const Scan& other) {
    if (this != &other) {
        wipe(text);
        text = other.text;
        symbology = other.symbology;
    }
    return *this;
}

Scan& Scan::operator=(Scan&& other) noexcept {
    if (this != &other) {
        wipe(text);
        text = std::move(other.text);
        symbology = other.symbology;
        wipe(other.text);
    }
    return *this;
}

Scan::~Scan() {
    wipe(text);
}

} // namespace fifteen::code_scanner
