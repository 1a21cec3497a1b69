// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/error.hpp"
#include "protocol/messages.hpp"

#include <optional>

/// The values a command may have, beyond their types. Nothing: all is well.
namespace fifteen::protocol {

std::optional<Fault> validate(const IssueTicket& message);
std::optional<Fault> validate(const PrintResult& message);
std::optional<Fault> validate(const CancelTicket& message);
std::optional<Fault> validate(const AskHelp& message);
std::optional<Fault> validate(const OpenDesk& message);
std::optional<Fault> validate(const PauseDesk& message);
std::optional<Fault> validate(const TicketAtDesk& message);
std::optional<Fault> validate(const CallTicket& message);
std::optional<Fault> validate(const HoldTicket& message);
std::optional<Fault> validate(const TransferTicket& message);
std::optional<Fault> validate(const ReturnTicket& message);
std::optional<Fault> validate(const DecideClaim& message);
std::optional<Fault> validate(const ChangeLane& message);
std::optional<Fault> validate(const BookAppointment& message);
std::optional<Fault> validate(const CheckIn& message);
std::optional<Fault> validate(const ChangeDay& message);
std::optional<Fault> validate(const ChangePolicy& message);
std::optional<Fault> validate(const RateService& message);
std::optional<Fault> validate(const GiveNotice& message);
std::optional<Fault> validate(const AcceptMatter& message);
std::optional<Fault> validate(const SettleMatter& message);
std::optional<Fault> validate(const Acknowledge& message);
std::optional<Fault> validate(const Alive& message);
std::optional<Fault> validate(const DeviceStatus& message);
std::optional<Fault> validate(const ReportDevices& message);

template <class T>
std::optional<Fault> validate(const T&) {
    return std::nullopt;
}

} // namespace fifteen::protocol
