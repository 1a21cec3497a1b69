// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

/// fifteen-sim as somebody at a shell runs it.
namespace fifteen::simulator::test {

struct Outcome {
    int status = -1;
    std::string printed; ///< standard output, or standard error if it failed
};

inline Outcome sim(const std::string& arguments) {
    const std::string command = std::string(FIFTEEN_SIM) + " " + arguments + " 2>&1";
    Outcome outcome;
    FILE* const pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        outcome.printed.append(buffer.data(), size);
    }
    const int status = ::pclose(pipe);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

/// The one object it prints; throws if it failed or printed something else.
inline boost::json::object figuresOf(const std::string& arguments) {
    const auto outcome = sim(arguments);
    if (outcome.status != 0) {
        throw std::runtime_error(outcome.printed);
    }
    return boost::json::parse(outcome.printed).as_object();
}

inline double number(const boost::json::object& from, std::string_view key) {
    return from.at(key).to_number<double>();
}

} // namespace fifteen::simulator::test
