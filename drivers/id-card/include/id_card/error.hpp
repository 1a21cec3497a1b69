// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::id_card {

/// What can go wrong between the program and a card. The second group are answers of the reader (devices.md 1.2).
enum class Error {
    readerGone = 1, ///< unplugged
    noAnswer,       ///< the reader did not answer in time
    garbledAnswer,  ///< cut short, wrong checksum, or no frame in what came
    interrupted,
    transportFailed,

    requestChecksum,     ///< SW 10
    requestLength,       ///< SW 11
    unknownCommand,      ///< SW 21
    notPermitted,        ///< SW 23
    readerUnknownError,  ///< SW 24
    cardRejectsReader,   ///< SW 31
    readerRejectsCard,   ///< SW 32
    verificationFailed,  ///< SW 33
    wrongCardType,       ///< SW 40
    readFailed,          ///< SW 41
    randomFailed,        ///< SW 47
    selfTestFailed,      ///< SW 60
    readerNotAuthorised, ///< SW 66
    noCard,              ///< SW 80
    selectFailed,        ///< SW 81
    itemEmpty,           ///< SW 91
    unknownStatus,       ///< a status word no document names

    severalCards, ///< found again and again, and never to be selected (SW 81): no document has a word of its own for it
    badText,      ///< the card's text is not what any layout allows
    badNumber,    ///< the number's check digit, or its form, is wrong
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::id_card

template <>
struct boost::system::is_error_code_enum<fifteen::id_card::Error> : std::true_type {};
