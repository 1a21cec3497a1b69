// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench.hpp"
#include "emulator/serial_bench.hpp"

#include <boost/json/object.hpp>

namespace fifteen::emulator {

/// What the control socket says, one JSON object at a time (deploy/site/emulator.md); `watch` and `quit` are not here:
/// they belong to the connection and the program. The answer is {"ok":true} or {"ok":false,"error":"..."}.
boost::json::object perform(Bench& bench, const std::map<std::string, CardHolder>& deck,
                            const boost::json::object& command);

/// The same of a bench of serial lines.
boost::json::object perform(SerialBench& bench, const boost::json::object& command);

boost::json::object okAnswer();
boost::json::object errorAnswer(std::string_view problem);

} // namespace fifteen::emulator
