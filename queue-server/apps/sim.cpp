// SPDX-License-Identifier: Apache-2.0
#include "replay_days.hpp"
#include "scenario_json.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

/// fifteen-sim: invents days, or takes those of a journal, and plays them through the real queue engine.
namespace {

std::string textOf(const std::string& file) {
    if (file == "-") {
        return {std::istreambuf_iterator<char>(std::cin), {}};
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot be read");
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Plays a scenario through the queue engine and prints its waits as JSON");
    std::string scenario;
    std::filesystem::path replay;
    std::filesystem::path policy;
    auto* const scenarioOption = app.add_option("scenario", scenario, "A JSON file; - for standard input");
    auto* const replayOption =
        app.add_option("--replay", replay, "Instead: a server's data directory, days of which are played again")
            ->excludes(scenarioOption);
    fifteen::apps::DaysAsked days;
    app.add_option("--from", days.from, "The first of the days to play: 2026-11-25; left out: only the last on record")
        ->needs(replayOption);
    app.add_option("--to", days.to, "The last of them; left out: the last on record")->needs(replayOption);
    auto* const policyOption = app.add_option("--policy", policy, "The policy to play them under")->needs(replayOption);
    replayOption->needs(policyOption);
    CLI11_PARSE(app, argc, argv);
    if (scenario.empty() && replay.empty()) {
        std::cerr << "fifteen-sim: a scenario, or --replay DATA_DIR --policy FILE; see --help\n";
        return 2;
    }
    try {
        if (!replay.empty()) {
            std::cout << fifteen::apps::replayUnder(replay, policy, days) << std::endl;
            return 0;
        }
        const auto given = fifteen::apps::readScenario(textOf(scenario));
        const auto begin = std::chrono::steady_clock::now();
        const auto figures = fifteen::simulator::simulate(given);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
        std::cout << fifteen::apps::writeFigures(figures, elapsed.count()) << std::endl;
        return 0;
    } catch (const std::exception& error) {
        const bool named = replay.empty();
        std::cerr << "fifteen-sim: " << (named ? scenario + ": " : "") << error.what() << '\n';
        return 2;
    }
}
