// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../domain/sample_hall.hpp"
#include "service/ports.hpp"
#include "storage/error.hpp"
#include "storage/sqlite_journal.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <mutex>
#include <sqlite3.h>

/// A data directory that goes away with the test, a stand-in for the hall's thread, and a journal on them.
namespace fifteen::storage::test {

using domain::test::morning;
using domain::test::sampleSite;
using domain::test::Scene;
using namespace std::chrono_literals;

class TemporaryDirectory {
public:
    TemporaryDirectory() {
        auto pattern = (std::filesystem::temp_directory_path() / "fifteen-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }

    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// What is posted runs when the test says so, in order, on the test's thread.
class HallThread {
public:
    Post post() {
        return [this](std::function<void()> task) {
            {
                const std::scoped_lock lock(mutex_);
                tasks_.push_back(std::move(task));
            }
            came_.notify_one();
        };
    }

    /// Runs tasks until `done()`; waits for more as long as it takes (ctest has the timeout).
    template <class Done>
    void runUntil(Done&& done) {
        while (!done()) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex_);
                came_.wait(lock, [this] { return !tasks_.empty(); });
                task = std::move(tasks_.front());
                tasks_.pop_front();
            }
            task();
        }
    }

private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::function<void()>> tasks_;
};

/// Runs SQL on the file from outside, as a vandal or an auditor would.
inline std::string sql(const std::filesystem::path& dataDir, const std::string& text) {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open((dataDir / "fifteen.db").c_str(), &handle), SQLITE_OK);
    std::string out;
    char* message = nullptr;
    const auto append = [](void* to, int count, char** values, char** /*names*/) {
        for (int i = 0; i < count; ++i) {
            *static_cast<std::string*>(to) += std::string(i > 0 ? "|" : "") + (values[i] == nullptr ? "" : values[i]);
        }
        *static_cast<std::string*>(to) += '\n';
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(handle, text.c_str(), append, &out, &message), SQLITE_OK)
        << (message == nullptr ? "" : message);
    sqlite3_free(message);
    sqlite3_close(handle);
    return out;
}

class JournalTest : public ::testing::Test {
protected:
    Options options() const {
        Options some;
        some.dataDir = directory.path();
        return some;
    }

    std::unique_ptr<SqliteJournal> open() { return open(options()); }

    std::unique_ptr<SqliteJournal> open(const Options& some) {
        return std::make_unique<SqliteJournal>(some, sampleSite(), hallThread.post());
    }

    /// Decides in the scene and stores what came of it; what the disk said.
    boost::system::error_code store(SqliteJournal& journal, Scene& scene, const domain::Command& command,
                                    service::Entry entry = {}) {
        const auto events = scene.command(command);
        EXPECT_TRUE(events);
        entry.at = scene.now;
        entry.events = *events;
        return append(journal, std::move(entry));
    }

    boost::system::error_code append(SqliteJournal& journal, service::Entry entry) {
        std::optional<boost::system::error_code> answer;
        journal.append(std::move(entry), [&](boost::system::error_code error) { answer = error; });
        hallThread.runUntil([&] { return answer.has_value(); });
        return *answer;
    }

    /// A morning with everything in it; every event is on the disk afterwards.
    void aMorning(SqliteJournal& journal, Scene& scene) {
        const auto must = [&](const domain::Command& command) { ASSERT_FALSE(store(journal, scene, command)); };
        must(domain::OpenDesk{1, "0042"});
        for (std::uint64_t i = 1; i <= 4; ++i) {
            scene.now += 30s;
            must(domain::IssueTicket{{i, i},
                                     {"enrol"},
                                     i == 3 ? std::optional<std::string>("elderly") : std::nullopt,
                                     domain::Evidence::none,
                                     i,
                                     "k1"});
        }
        must(domain::RecordPrint{{4, 4}, domain::PrintOutcome::abandoned, false, "paper_end", "k1"});
        scene.now += 2min;
        must(domain::CallNext{1, false});
        const auto first = scene.hall.at(1)->id;
        must(domain::Recall{1, first});
        must(domain::StartService{1, first});
        scene.now += 5min;
        must(domain::CallNext{1, true});
        must(domain::MarkNoShow{1, scene.hall.at(1)->id});
    }

    TemporaryDirectory directory;
    HallThread hallThread;
};

} // namespace fifteen::storage::test
