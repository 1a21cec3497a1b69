// SPDX-License-Identifier: Apache-2.0
#include "server_file.hpp"
#include "site_file.hpp"
#include "storage/audit.hpp"
#include "storage/error.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

/// fifteen-ctl: what an administrator asks of a data directory from a shell, whether the server runs or not.
namespace {

namespace storage = fifteen::storage;
namespace domain = fifteen::domain;

/// Moments are printed in UTC: the journal does not know where the site is.
std::string utc(domain::TimePoint moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(moment - day)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

/// "12:05": minutes and seconds.
std::string minutes(domain::Duration duration) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%lld:%02lld", static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
    return text.data();
}

int verify(const std::filesystem::path& dataDir, const std::string& expect) {
    std::optional<storage::Anchor> anchor;
    if (!expect.empty()) {
        anchor = storage::anchorOf(expect);
        if (!anchor) {
            std::cerr << "--expect: '" << expect << "' is not SEQ:HASH (64 lower-case hex digits)\n";
            return 2;
        }
    }
    const auto result = storage::verify(dataDir, anchor);
    if (!result.defect.empty()) {
        std::cerr << result.defect << '\n';
        return 1;
    }
    std::cout << "events " << result.events << '\n';
    if (result.events > 0) {
        std::cout << "last " << storage::text(result.last) << '\n';
    }
    return 0;
}

void printHeads(const storage::TicketStory& story, const storage::RecordedCall& call) {
    for (const auto& head : call.heads) {
        const bool chosen = &head == &call.heads.front();
        const auto share = 100.0 * static_cast<double>(head.waited.count()) / static_cast<double>(head.promise.count());
        const auto lane = static_cast<std::size_t>(head.lane);
        std::printf("  %s %-7s %-12s waited %8s of %6s promised = %6.1f %%\n", chosen ? "->" : "  ",
                    head.number.text().c_str(), lane < story.site.lanes.size() ? story.site.lanes[lane].id.c_str() : "",
                    minutes(head.waited).c_str(), minutes(head.promise).c_str(), share);
    }
}

int explain(const std::filesystem::path& dataDir, const std::string& ticket) {
    const auto story = storage::story(dataDir, ticket);
    if (!story) {
        std::cerr << "the journal has no ticket " << ticket << '\n';
        return 1;
    }
    std::printf("%s (%s): group %s, lane %s, arrived %s, now %s\n", story->number.c_str(), story->ticket.c_str(),
                story->group.c_str(), story->lane.c_str(), utc(story->arrived).c_str(), story->state.c_str());
    if (story->calls.empty()) {
        std::printf("It has not been called.\n");
    }
    for (const auto& call : story->calls) {
        std::printf("%s %llu to desk %u at %s (event %llu)", call.recall ? "Recall" : "Call",
                    static_cast<unsigned long long>(call.call), static_cast<unsigned>(call.desk), utc(call.at).c_str(),
                    static_cast<unsigned long long>(call.record));
        if (call.recall) {
            std::printf("\n");
            continue;
        }
        std::printf(", policy %lld: the first of each line, by used share of the promise%s\n",
                    static_cast<long long>(call.policyVersion),
                    call.markedFirst ? "; a green desk takes marked lanes first" : "");
        printHeads(*story, call);
    }
    return 0;
}

/// Reads everything a server with this file would read at its start.
int checkConfig(const std::filesystem::path& config) {
    const auto file = fifteen::apps::readServerFile(config);
    const auto site = fifteen::apps::readSite(file.site, file.catalogue);
    if (const auto defect = site.hall.defect(); !defect.empty()) {
        std::cerr << file.site.string() << ": " << defect << '\n';
        return 1;
    }
    std::cout << "good: " << site.hall.groups.size() << " groups, " << site.hall.items.size() << " items, "
              << site.hall.lanes.size() << " lanes, " << site.hall.claims.size() << " claims, "
              << site.hall.desks.size() << " desks\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Administration of a Fifteen site from a shell"};
    app.require_subcommand(1);
    std::filesystem::path dataDir;
    std::string expect;
    std::string ticket;
    std::filesystem::path config;

    auto* const verifyCommand =
        app.add_subcommand("verify", "Check that the journal is whole: every event, and the chain through them");
    verifyCommand->add_option("--data-dir", dataDir, "The server's data directory")->required();
    verifyCommand->add_option("--expect", expect,
                              "SEQ:HASH the journal must hold, from an earlier run or a closing report");

    auto* const explainCommand = app.add_subcommand("explain", "Say why a ticket was called when it was");
    explainCommand->add_option("--data-dir", dataDir, "The server's data directory")->required();
    explainCommand->add_option("ticket", ticket, "Its number (A017: the last one with it) or its 32-digit id")
        ->required();

    auto* const checkCommand = app.add_subcommand("check-config", "Check the files a server reads at its start");
    checkCommand->add_option("--config", config, "server.toml; it names the others")->required();

    CLI11_PARSE(app, argc, argv);
    try {
        if (checkCommand->parsed()) {
            return checkConfig(config);
        }
        return verifyCommand->parsed() ? verify(dataDir, expect) : explain(dataDir, ticket);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
