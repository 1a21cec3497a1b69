// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "protocol/messages.hpp"
#include "service/ports.hpp"

#include <optional>

/// The hall's values in the wire's words.
namespace fifteen::net {

std::int64_t milliseconds(domain::TimePoint time);

protocol::Ticket ticketMessage(const domain::Hall& hall, const domain::Ticket& ticket, domain::TimePoint now);

/// `person`: only for the desk that serves the visitor.
protocol::Visitor visitorMessage(const domain::Hall& hall, const domain::Ticket& ticket,
                                 const std::optional<service::PersonRecord>& person);

std::optional<protocol::Explanation> explanationMessage(const domain::Hall& hall, const domain::Desk& desk);

/// Without the visitor's name and claim: it is kept with the idempotency key, where nothing personal may be.
protocol::DeskAnswer deskAnswer(const domain::Hall& hall, domain::DeskNumber desk);

protocol::HelpRequest helpMessage(const domain::HelpRequest& help);

protocol::DeskLine deskLine(const domain::Hall& hall, const domain::Desk& desk);

protocol::Call callMessage(const domain::Hall& hall, const domain::Call& call);

} // namespace fifteen::net
