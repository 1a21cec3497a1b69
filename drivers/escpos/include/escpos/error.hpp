// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::escpos {

/// Why a ticket is not, or perhaps not, on paper. What people can do something about has a name of its own.
enum class Error {
    paperEnd = 1,
    coverOpen,
    cutterFault,
    offline,     ///< the printer says so without saying why
    fault,       ///< an error of the printer that somebody must clear
    printerGone, ///< unplugged, or never there
    noAnswer,    ///< it does not answer a status request
    tooSlow,     ///< it takes no more data and gives no reason
    badRaster,   ///< the picture's size is not one that can be printed
    interrupted, ///< the program is ending
    transportFailed,
    headUp,          ///< the print head is lifted off the paper
    cutterCoverOpen, ///< the flap over the cutter
    paperJam,
    ticketInMouth,   ///< an earlier ticket has not been taken, and the next one is not pushed behind it
    headHot,         ///< and did not cool down in the time given
    recovering,      ///< a passing error that has no other name, and did not pass in the time given
    feedButton,      ///< somebody holds the feed button down
    waitsForButton,  ///< its trouble is over, but it goes on only when its button is pressed
    mechanicalFault, ///< blocked, or a motor does not turn
    supplyFault,     ///< the voltage of its power supply is wrong
    memoryFault,     ///< RAM or EEPROM: for the technician
    emitterFault,    ///< what pushes the ticket out
    denied,          ///< no permission to open it: a udev rule is missing
    busy,            ///< another program holds it
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::escpos

template <>
struct boost::system::is_error_code_enum<fifteen::escpos::Error> : std::true_type {};
