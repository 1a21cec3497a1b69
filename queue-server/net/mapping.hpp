// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "domain/wording.hpp"
#include "protocol/messages.hpp"
#include "service/outlook.hpp"
#include "service/ports.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The hall's values in the wire's words.
namespace fifteen::net {

std::int64_t milliseconds(domain::TimePoint time);

/// The moment a minute of the site's calendar begins.
domain::TimePoint momentOf(const domain::Hall& hall, domain::LocalMinute minute);

protocol::Text textOf(domain::Words words);

protocol::Wait waitMessage(const domain::Expectation& wait);

/// What a ticket that waits is told at `now`: by the outlook, or what it was told at its arrival a moment ago. Nothing:
/// there is no honest answer.
std::optional<protocol::Wait> waitOf(const domain::Ticket& ticket, domain::TimePoint now,
                                     const service::Outlook& outlook);

/// What it was told at its arrival.
std::optional<protocol::Wait> expectedOf(const domain::Ticket& ticket);

protocol::Ticket ticketMessage(const domain::Hall& hall, const domain::Ticket& ticket, domain::TimePoint now,
                               const service::Outlook& outlook);

/// `person`: only for the desk that serves the visitor.
protocol::Visitor visitorMessage(const domain::Hall& hall, const domain::Ticket& ticket,
                                 const std::optional<service::PersonRecord>& person);

std::optional<protocol::Explanation> explanationMessage(const domain::Hall& hall, const domain::Desk& desk);

protocol::Appointment appointmentMessage(const domain::Hall& hall, const domain::Appointment& appointment);

/// open | due_soon (within two working days) | overdue
std::string_view urgencyOf(const domain::Hall& hall, std::int32_t due, std::int32_t today);

/// `state`: of one that is settled; empty: how near it is to its day.
protocol::Matter matterMessage(const domain::Hall& hall, const domain::Matter& matter, std::int32_t today,
                               std::string_view state = {});

std::vector<protocol::Head> headMessages(const domain::Hall& hall, std::span<const domain::ComparedHead> heads);

const std::string& laneName(const domain::Hall& hall, domain::LaneIndex lane);
const std::string& groupName(const domain::Hall& hall, domain::GroupIndex group);
bool isMarked(const domain::Hall& hall, domain::LaneIndex lane);
std::string printName(domain::PrintOutcome print);

/// Without the visitor's name and claim: it is kept with the idempotency key, where nothing personal may be.
protocol::DeskAnswer deskAnswer(const domain::Hall& hall, domain::DeskNumber desk);

protocol::HelpRequest helpMessage(const domain::HelpRequest& help);

protocol::DeskLine deskLine(const domain::Hall& hall, const domain::Desk& desk);

protocol::Call callMessage(const domain::Hall& hall, const domain::Call& call);

} // namespace fifteen::net
