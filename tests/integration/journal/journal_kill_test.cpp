// SPDX-License-Identifier: Apache-2.0
#include "../../unit/storage/journal_fixture.hpp"
#include "storage/audit.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

/// A server is killed in the middle of its commits, again and again, on the same directory: what it had answered is
/// there, no number is given twice, and the chain is whole.
namespace fifteen::storage::test {
namespace {

constexpr std::size_t atOnce = 8; ///< commands on their way at any moment, so that the kill falls into a commit

/// Issues tickets for ever; writes the number of each to the pipe once the disk has it.
[[noreturn]] void serveForEver(const std::filesystem::path& dataDir, int pipe) {
    HallThread hallThread;
    Options options;
    options.dataDir = dataDir;
    SqliteJournal journal(options, sampleSite(), hallThread.post());
    auto hall = journal.replay();
    if (!hall) {
        ::_exit(2);
    }
    std::uint64_t id = hall->eventCount() * 1000;
    std::size_t onTheirWay = 0;
    const auto issue = [&] {
        ++id;
        const auto events = domain::decide(
            *hall, domain::IssueTicket{{id, id}, {"enrol"}, {}, domain::Evidence::none, id, "k1"}, morning);
        for (const auto& event : *events) {
            domain::apply(*hall, event);
        }
        const auto number = hall->find({id, id})->number.value;
        ++onTheirWay;
        journal.append({.at = morning,
                        .events = *events,
                        .person = service::PersonRecord{id, "李*", "hash", ""},
                        .idempotencyKey = "key" + std::to_string(id),
                        .requestHash = id,
                        .reply = {201, "{}"}},
                       [&, number](boost::system::error_code error) {
                           --onTheirWay;
                           if (error || ::write(pipe, &number, sizeof number) != sizeof number) {
                               ::_exit(3);
                           }
                       });
    };
    while (true) {
        while (onTheirWay < atOnce) {
            issue();
        }
        hallThread.runUntil([&] { return onTheirWay < atOnce; });
    }
}

/// The numbers answered by a server that was killed after `answers` of them.
std::vector<std::uint32_t> answeredUntilKilled(const std::filesystem::path& dataDir, std::size_t answers) {
    int ends[2] = {};
    EXPECT_EQ(::pipe(ends), 0);
    const auto child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        serveForEver(dataDir, ends[1]);
    }
    ::close(ends[1]);
    std::vector<std::uint32_t> numbers;
    std::uint32_t number = 0;
    while (::read(ends[0], &number, sizeof number) == sizeof number) {
        numbers.push_back(number);
        if (numbers.size() == answers) {
            ::kill(child, SIGKILL);
        }
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself: " << status;
    return numbers;
}

TEST(JournalKill, whatWasAnsweredSurvivesSigkillAtAnyMoment) {
    const TemporaryDirectory directory;
    std::uint32_t highest = 0;
    std::size_t issued = 0;
    for (const std::size_t answers : {1U, 2U, 17U, 60U, 101U, 150U}) {
        const auto numbers = answeredUntilKilled(directory.path(), answers);
        ASSERT_GE(numbers.size(), answers);
        for (const auto number : numbers) {
            ASSERT_GT(number, highest) << "a number was given twice, or out of order";
            highest = number;
        }
        HallThread hallThread;
        Options options;
        options.dataDir = directory.path();
        SqliteJournal journal(options, sampleSite(), hallThread.post());
        const auto hall = journal.replay();
        ASSERT_TRUE(hall) << journal.defect();
        issued += numbers.size();
        EXPECT_GE(hall->ticketCount(), issued) << "an answered ticket is gone";
        issued = hall->ticketCount(); // some were stored whose answer the kill cut off
        EXPECT_EQ(hall->lastNumber('A'), issued);
        highest = hall->lastNumber('A');
        // Whole entries or nothing: an event never lacks its person, its reply, its row.
        EXPECT_EQ(sql(directory.path(),
                      "SELECT (SELECT count(*) FROM person) - count(*), (SELECT count(*) FROM replies) - "
                      "count(*), (SELECT count(*) FROM tickets) - count(*) FROM events WHERE type = "
                      "'ticket_issued'"),
                  "0|0|0\n");
    }
    EXPECT_EQ(verify(directory.path()).defect, "");
}

} // namespace
} // namespace fifteen::storage::test
