// SPDX-License-Identifier: Apache-2.0
#include "ctl_commands.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

/// fifteen-ctl: what an administrator asks of a data directory from a shell, whether the server runs or not.
int main(int argc, char** argv) {
    CLI::App app{"Administration of a Fifteen site from a shell"};
    app.require_subcommand(1);
    std::filesystem::path dataDir;
    std::string expect;
    std::string ticket;
    std::string day;
    std::filesystem::path config;
    bool order = false;

    auto* const verifyCommand =
        app.add_subcommand("verify", "Check that the journal is whole: every event, and the chain through them");
    verifyCommand->add_option("--data-dir", dataDir, "The server's data directory")->required();
    verifyCommand->add_option("--expect", expect,
                              "SEQ:HASH the journal must hold, from an earlier run or a closing report");
    verifyCommand->add_flag("--order", order, "Also prove every call to be the one the policy demanded");
    verifyCommand->add_option("--config", config, "server.toml, for calls older than the journal's first policy");

    auto* const reportCommand = app.add_subcommand("report", "A day's waits, counted anew from the journal");
    reportCommand->add_option("--data-dir", dataDir, "The server's data directory")->required();
    reportCommand->add_option("--day", day, "2026-11-25; left out: the journal's last day");

    auto* const explainCommand = app.add_subcommand("explain", "Say why a ticket was called when it was");
    explainCommand->add_option("--data-dir", dataDir, "The server's data directory")->required();
    explainCommand->add_option("ticket", ticket, "Its number (A017: the last one with it) or its 32-digit id")
        ->required();

    auto* const checkCommand = app.add_subcommand("check-config", "Check the files a server reads at its start");
    checkCommand->add_option("--config", config, "server.toml; it names the others")->required();

    CLI11_PARSE(app, argc, argv);
    try {
        if (checkCommand->parsed()) {
            return fifteen::apps::checkConfig(config);
        }
        if (reportCommand->parsed()) {
            return fifteen::apps::reportDay(dataDir, day);
        }
        return verifyCommand->parsed() ? fifteen::apps::verifyJournal(dataDir, expect, order, config)
                                       : fifteen::apps::explainTicket(dataDir, ticket);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
