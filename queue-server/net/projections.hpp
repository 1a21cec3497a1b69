// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "presence.hpp"
#include "protocol/messages.hpp"
#include "service/outlook.hpp"
#include "service/ports.hpp"

#include <optional>

/// What each view shows of the hall: one function a view, no state.
namespace fifteen::net {

/// `lastCall`: calls after it are in, and at least the last eight.
protocol::HallState hallState(const domain::Hall& hall, domain::TimePoint now, std::uint64_t lastCall,
                              const service::Outlook& outlook);

protocol::DeskState deskState(const domain::Hall& hall, domain::DeskNumber desk);

protocol::KioskState kioskState(const domain::Hall& hall, domain::TimePoint now, const service::Outlook& outlook);

protocol::Advice adviceMessage(const domain::Hall& hall, const service::Outlook& outlook);

/// When kiosks give numbers again; nothing: they do, or not within sight.
std::optional<domain::TimePoint> opensAt(const domain::Hall& hall, domain::TimePoint now);

/// `desk` 0: nobody's desk, the office. `person`: of the visitor at `desk`.
protocol::StaffState staffState(const domain::Hall& hall, domain::TimePoint now, domain::DeskNumber desk,
                                const std::optional<service::PersonRecord>& person, const Presence& presence,
                                const service::Outlook& outlook);

} // namespace fifteen::net
