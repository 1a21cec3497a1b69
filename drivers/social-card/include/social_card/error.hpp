// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::social_card {

/// What can go wrong between the program and a social-security card. The second group are status words of the card,
/// with the meaning ISO/IEC 7816-4 gives them.
enum class Error {
    cardGone = 1,  ///< taken out, or the reader was unplugged
    noAnswer,      ///< the card did not answer in time
    garbledAnswer, ///< no status word, or more than was announced
    interrupted,
    transportFailed,

    dataDamaged,       ///< 6281: the card itself doubts what it sent
    endOfFile,         ///< 6282
    fileInvalid,       ///< 6283: locked for good, or not yet in use
    memoryFailed,      ///< 64xx, 65xx
    wrongLength,       ///< 6700, and a 6Cxx that was obeyed
    featureNotOnCard,  ///< 68xx: logical channel, secure messaging
    wrongFileKind,     ///< 6981
    pinNeeded,         ///< 6982: security status not satisfied
    pinBlocked,        ///< 6983
    pinRefused,        ///< 63Cx after a PIN
    conditionsNotMet,  ///< 6984, 6985
    noFileSelected,    ///< 6986
    secureMessaging,   ///< 6987, 6988
    wrongData,         ///< 6A80
    notSupported,      ///< 6A81: also what a locked card says
    fileNotFound,      ///< 6A82: a card of another kind, when it is the environment that is not found
    recordNotFound,    ///< 6A83
    wrongParameters,   ///< 6A86, 6B00
    itemNotFound,      ///< 6A88
    unknownCommand,    ///< 6D00
    unknownClass,      ///< 6E00
    cardFailure,       ///< 6F00: no reason given
    applicationLocked, ///< 9303: of the PBOC specification, which many of these chips follow as well
    unknownStatus,     ///< any other

    cardLocked,        ///< what a refused environment means where 6A81, 6283 or 9303 is why (PBOC 2.0 has them so)
    badRecord,         ///< what was read is not the tag, length and value that were asked for
    unknownGeneration, ///< a specification version that is neither 1, 2 nor 3
    badName,           ///< no name, or not in GB 18030
    badDate,
    badNumber, ///< the identity number's form, check digit or birth date is wrong
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::social_card

template <>
struct boost::system::is_error_code_enum<fifteen::social_card::Error> : std::true_type {};
