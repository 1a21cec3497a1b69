// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <optional>
#include <string>

/// Qt adapters between the pure flows and the world: server, card reader, printer, voice. All of it lives on Qt's loop.
namespace fifteen::adapters {

/// Why the server gave no answer that can be used.
enum class Error {
    unreachable, ///< not connected, or the connection broke before the answer: it may or may not have been done
    timedOut,    ///< no answer in time: it may or may not have been done
    nonsense,    ///< an answer that the contract does not know
    refused,     ///< a problem document; `code` and `status` say which
};

struct Failure {
    Error error = Error::unreachable;
    int status = 0;                           ///< HTTP status of a refusal, otherwise 0
    std::string code{};                       ///< of a refusal: "group_closed", "ticket_wrong_state"...
    std::optional<std::string> ticketState{}; ///< where the refusal names it
};

template <class Value>
using Result = boost::system::result<Value, Failure>;

/// What result::value() throws for a Failure: a bug of the caller, who did not look.
[[noreturn]] void throw_exception_from_error(const Failure& failure, const boost::source_location& where);

} // namespace fifteen::adapters
