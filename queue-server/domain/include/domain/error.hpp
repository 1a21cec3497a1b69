// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>

#include <type_traits>

namespace fifteen::domain {

/// Why the hall refuses a command.
enum class Error {
    unknownItem = 1,
    itemsOfSeveralGroups,
    noItem,
    unknownClaim,
    groupClosed,   ///< no desk of the site serves the group
    numbersUsedUp, ///< 999 999 under one prefix in one day
    unknownTicket,
    ticketWrongState, ///< the ticket is not in a state that allows it; ask the hall for the state
    ticketElsewhere,  ///< it is at another desk
    unknownDesk,
    deskClosed,
    deskBusy, ///< a visitor is at the desk
    unknownHelpRequest,
    tooManyItems, ///< more than ItemList::capacity on one ticket
    ticketExists, ///< the id is taken: the caller's random numbers are broken
    hallClosed,   ///< outside opening hours, or the day was closed: no numbers
    unknownGroup,
    unknownLane,
    unknownReason,   ///< not one of the site's reasons
    nothingDeclared, ///< the ticket has no claim that waits to be confirmed
    unknownAppointment,
    appointmentUsed,     ///< there is a ticket for it already
    appointmentPast,     ///< the time, or the day of it, is over
    appointmentNotToday, ///< too early: its day has not come
    noAppointments,      ///< the site has no lane for them
    unusablePolicy,      ///< a promise is missing or nothing
    itemDoneAtOnce,      ///< nothing to take on: the site promises it while the visitor waits
    unknownMatter,       ///< not taken on, or settled already
    noPaper,             ///< a notice that names nothing missing
    ratedAlready,        ///< one rating a visit
    ratingOver,          ///< the service ended too long ago, or the desk's next visitor has been rated
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

} // namespace fifteen::domain

template <>
struct boost::system::is_error_code_enum<fifteen::domain::Error> : std::true_type {};
