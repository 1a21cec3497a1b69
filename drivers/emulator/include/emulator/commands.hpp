// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench.hpp"

#include <boost/json/object.hpp>

namespace fifteen::emulator {

/// What the control socket says, one JSON object at a time (deploy/site/emulator.md); `watch` and `quit` are not here:
/// they belong to the connection and the program. The answer is {"ok":true}, with more for `devices`, or
/// {"ok":false,"error":"..."}.
boost::json::object perform(const Bench& bench, const boost::json::object& command);

boost::json::object okAnswer();
boost::json::object errorAnswer(std::string_view problem);

} // namespace fifteen::emulator
