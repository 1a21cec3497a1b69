// SPDX-License-Identifier: Apache-2.0
#include "ctl_commands.hpp"
#include "domain/wording.hpp"
#include "storage/audit.hpp"

#include <cstdio>
#include <iostream>

namespace fifteen::apps {
namespace {

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

void printCall(const storage::TicketStory& story, const storage::RecordedCall& call) {
    std::printf("%s %llu to desk %u at %s (event %llu)", call.recall ? "Recall" : "Call",
                static_cast<unsigned long long>(call.call), static_cast<unsigned>(call.desk), utc(call.at).c_str(),
                static_cast<unsigned long long>(call.record));
    if (call.recall) {
        std::printf("\n");
        return;
    }
    std::printf(", policy %lld: the first of each line, by used share of the promise%s\n",
                static_cast<long long>(call.policyVersion),
                call.markedFirst ? "; a green desk takes marked lanes first" : "");
    if (!call.reason.empty()) {
        std::printf("  called by name; reason: %s\n", call.reason.c_str());
    }
    printHeads(story, call);
    const auto words = domain::whyCalled(call.heads, {call.markedFirst, !call.reason.empty()});
    std::printf("  %s\n  %s\n", words.en.c_str(), words.zh.c_str());
}

} // namespace

int explainTicket(const std::filesystem::path& dataDir, const std::string& ticket) {
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
        printCall(*story, call);
    }
    return 0;
}

} // namespace fifteen::apps
