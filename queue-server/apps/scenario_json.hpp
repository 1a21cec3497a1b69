// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/scenario.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace fifteen::apps {

/// What is wrong with a scenario's text: "lanes[1].promise_s: must be a number".
class ScenarioError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads a scenario (simulator/README.md has the keys). Throws ScenarioError for whatever it does not understand.
simulator::Scenario readScenario(std::string_view json);

/// One JSON object in one line.
std::string writeFigures(const simulator::ScenarioFigures& figures, double elapsedS);

} // namespace fifteen::apps
