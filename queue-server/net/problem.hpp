// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/error.hpp"
#include "http_message.hpp"
#include "protocol/command_messages.hpp"
#include "protocol/error.hpp"

#include <boost/system/error_code.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::net {

/// What goes wrong before a command reaches the service.
enum class Wrong : std::uint8_t {
    badRequest,
    idempotencyKeyMissing,
    notFound,
    methodNotAllowed,
    requestTimeout,
    bodyTooLarge,
    targetTooLarge,
    headerTooLarge,
    unsupportedMediaType,
    unknownPaper,
    upgradeRequired,
    tooManyTries,
    tooManyConnections,
    shuttingDown,
    diskRefused,
};

/// Error answers are RFC 9457 problem documents: `code` for programs, `title` and `detail` for people.
Response problem(Wrong wrong, std::string detail);
Response problem(Refusal refusal);
Response problem(const protocol::Fault& fault);
/// For what the hall or the service refused. `ticketState`: of the ticket meant, if there is one.
Response problem(boost::system::error_code refused, std::optional<std::string> ticketState);

/// 409: the policy would do what no policy may; with what it would make of the waits.
Response policyRefused(std::string detail, std::vector<protocol::LaneFigure> lanes);

} // namespace fifteen::net
