// SPDX-License-Identifier: Apache-2.0
// fifteen-udev-rules: writes the udev rules of the devices Fifteen knows to standard output.
#include "registry/udev_rules.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>

int main(int argc, char** argv) {
    CLI::App commandLine("Writes udev rules for the devices Fifteen knows, and for a site's own, to standard output");
    std::string devices;
    std::string group = "fifteen";
    commandLine.add_option("--devices", devices, "devices.toml of the site");
    commandLine.add_option("--group", group, "the group whose members may use the devices")->capture_default_str();
    CLI11_PARSE(commandLine, argc, argv);
    try {
        using fifteen::registry::Registry;
        const auto rules = fifteen::registry::udevRules(devices.empty() ? Registry() : Registry::read(devices), group);
        std::fwrite(rules.data(), 1, rules.size(), stdout);
        return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "fifteen-udev-rules: %s\n", problem.what());
        return EXIT_FAILURE;
    }
}
