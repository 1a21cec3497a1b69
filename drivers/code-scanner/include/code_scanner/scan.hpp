// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fifteen::code_scanner {

/// Bytes. The longest QR code holds 2953 bytes, or 4296 letters and digits; nothing a hall reads comes near.
inline constexpr std::size_t kLongestCode = 4096;

/// Overwrite memory in a way the compiler keeps.
void wipe(std::span<std::uint8_t> bytes) noexcept;
/// With all the string ever had room for, also in its short form; it is empty afterwards.
void wipe(std::string& text) noexcept;

/// One code as it was read. A code may be as good as its bearer's name (医保 codes are), so the text is overwritten
/// wherever a Scan ends or is moved from.
struct Scan {
    Scan() = default;
    explicit Scan(std::string_view read, std::optional<std::uint8_t> kind = std::nullopt);
    Scan(const Scan&) = default;
    Scan(Scan&& other) noexcept;
    Scan& operator=(const Scan& other);
    Scan& operator=(Scan&& other) noexcept;
    ~Scan();

    std::string text; ///< the bytes of the code without any suffix, mostly ASCII, never empty
    /// The maker's own number for the kind of code; none: the scanner did not say.
    std::optional<std::uint8_t> symbology;
};

} // namespace fifteen::code_scanner
