// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/command.hpp"
#include "domain/hall.hpp"
#include "domain/ticket.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The words for the domain's values: the same in the journal, on the wire and in a log.
namespace fifteen::domain {

std::string_view name(TicketState state);
std::string_view name(Evidence evidence);
std::string_view name(PrintOutcome outcome);
std::string_view name(DeskState state);
std::string_view name(PolicyOrigin origin);
std::string_view name(MatterOutcome outcome);

std::optional<Evidence> evidenceOf(std::string_view name);
std::optional<PrintOutcome> printOutcomeOf(std::string_view name);
std::optional<PolicyOrigin> policyOriginOf(std::string_view name);
std::optional<MatterOutcome> matterOutcomeOf(std::string_view name);

/// 32 lower-case hex digits, and back; anything else is not an id.
std::string text(TicketId id);
std::optional<TicketId> ticketIdOf(std::string_view text);

/// What a visitor is told for an appointment, and types at the kiosk: six decimal digits, made from the id. Not a
/// secret: it leads to a number for whoever booked, and to nobody's name.
std::string checkInCode(TicketId appointment);

/// "A017" and back: a capital letter and at least three digits.
std::optional<TicketNumber> ticketNumberOf(std::string_view text);

} // namespace fifteen::domain
