// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/desk_pad.hpp"
#include "flows/hall_screen.hpp"
#include "flows/visit_state.hpp"
#include "protocol/messages.hpp"

#include <vector>

/// The wire's messages as the flows know them. Well-formed is not yet sensible: what a screen cannot show (a call
/// without a number, a desk 0) is left out.
namespace fifteen::adapters {

/// The first of them by time; nothing: there are none.
std::optional<flows::BookedTime> nextOf(const protocol::Appointments& appointments);

/// Whole minutes, outwards. Absent, or nonsense: absent.
std::optional<flows::WaitRange> waitRangeOf(const std::optional<protocol::Wait>& wait);

flows::Catalogue catalogueOf(const protocol::Site& site);
std::vector<flows::GroupLine> groupLinesOf(const std::vector<protocol::GroupLine>& lines);
std::vector<flows::HallCall> callsOf(const std::vector<protocol::Call>& calls);
flows::DeskLine deskLineOf(const protocol::DeskLine& line);
/// Of this desk; `groups`: those it serves.
flows::DeskNews deskNewsOf(const protocol::StaffState& state, int desk, const std::vector<std::string>& groups);
flows::CommandDone commandDoneOf(const protocol::DeskAnswer& answer);
flows::HallStateArrived hallStateOf(const protocol::HallState& state, bool snapshot);

} // namespace fifteen::adapters
