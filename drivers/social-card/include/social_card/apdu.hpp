// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/secret.hpp"
#include "social_card/item.hpp"

#include <optional>
#include <string_view>

/// Command and response APDUs, pure (ISO/IEC 7816-4; devices.md 2.3).
namespace fifteen::social_card {

using id_card::SecretBytes;

/// Of a response: 256 bytes of data and the status word.
inline constexpr std::size_t kLargestResponse = 258;

/// SELECT by name of the social-security environment SSSE, which only such a card has.
SecretBytes selectEnvironment();
/// How SELECT names a file: as one below the environment (P1=02), or by its identifier wherever it is (P1=00), which is
/// all that some older cards know.
enum class SelectBy { child, identifier };

/// SELECT of a file below it.
SecretBytes selectFile(File file, SelectBy by);
/// READ RECORD in the selected file, by tag.
SecretBytes readByTag(Item item);
/// READ RECORD by number, in the file named by its short identifier.
SecretBytes readByRecord(Item item, Generation generation);
/// GET RESPONSE, after 61xx; `size` 0 stands for 256.
SecretBytes getResponse(std::uint8_t size);
/// VERIFY without a PIN, which only asks how many tries are left.
SecretBytes askPinTries();
/// VERIFY. Digits only, two a byte; an odd one at the end is filled up with F.
SecretBytes verifyPin(std::string_view digits);

/// What a card says: data, and a status word at the end.
struct Response {
    SecretBytes data;
    std::uint16_t status = 0;

    /// After 61xx: how much more there is to fetch; 0 stands for 256.
    std::optional<std::uint8_t> moreToFetch() const;
    /// After 6Cxx: the length the command should have asked for; 0 stands for 256.
    std::optional<std::uint8_t> lengthToAsk() const;
    /// After 63Cx: how often a PIN may still be tried.
    std::optional<int> triesLeft() const;
    /// Success is 9000; all else has a name in Error.
    Result<void> outcome() const;
};

/// garbledAnswer: no status word, or more than a short APDU can have.
Result<Response> parseResponse(std::span<const std::uint8_t> bytes);

} // namespace fifteen::social_card
