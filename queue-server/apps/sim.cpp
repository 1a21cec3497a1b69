// SPDX-License-Identifier: Apache-2.0
#include "scenario_json.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

/// fifteen-sim: invents days and plays them through the real queue engine.
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
    app.add_option("scenario", scenario, "A JSON file; - for standard input")->required();
    CLI11_PARSE(app, argc, argv);
    try {
        const auto given = fifteen::apps::readScenario(textOf(scenario));
        const auto begin = std::chrono::steady_clock::now();
        const auto figures = fifteen::simulator::simulate(given);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
        std::cout << fifteen::apps::writeFigures(figures, elapsed.count()) << std::endl;
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "fifteen-sim: " << scenario << ": " << error.what() << '\n';
        return 2;
    }
}
