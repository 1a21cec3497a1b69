// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite_journal.hpp"

#include "directory_lock.hpp"
#include "disk.hpp"
#include "disk_thread.hpp"
#include "key_index.hpp"
#include "storage/error.hpp"
#include "storage/event_codec.hpp"

#include <mutex>
#include <utility>
#include <variant>

namespace fifteen::storage {
namespace {

struct Append {
    service::Entry entry;
    std::int64_t replyRow = 0;
    service::Journal::Stored stored;
};

/// Something to look up. Runs on the disk thread (null: there is no disk just now) and returns what the hall's thread
/// is to do.
using LookUp = std::function<std::function<void()>(Disk*)>;

using Job = std::variant<Append, LookUp>;

constexpr auto quiet = std::chrono::milliseconds(200);

} // namespace

struct SqliteJournal::State {
    State(Options theOptions, domain::Site site, Post thePost)
        : options(std::move(theOptions))
        , lock(options.dataDir)
        , codec(std::move(site))
        , post(std::move(thePost))
        , disk(std::make_unique<Disk>(options))
        , thread([this](std::vector<Job>& jobs) { work(jobs); }, [this] { tidy(); }, quiet) {}

    /// On the disk thread: one commit for all that came, then one message to the hall's thread.
    void work(std::vector<Job>& jobs) {
        const std::scoped_lock guard(diskMutex);
        std::vector<Disk::Writing> entries;
        for (const auto& job : jobs) {
            if (const auto* const append = std::get_if<Append>(&job)) {
                entries.push_back({&append->entry, append->replyRow});
            }
        }
        const auto error = store(entries);
        Anchor end = usable ? disk->last() : Anchor{};
        std::vector<std::function<void()>> done;
        done.reserve(jobs.size());
        for (auto& job : jobs) {
            if (auto* const append = std::get_if<Append>(&job)) {
                done.emplace_back([stored = std::move(append->stored), error] { stored(error); });
            } else {
                done.push_back(lookUp(std::get<LookUp>(job)));
            }
        }
        post([last = last, done = std::move(done), end, error] {
            if (!error && end.seq > 0) {
                *last = end;
            }
            for (const auto& each : done) {
                each();
            }
        });
        if (usable) {
            disk->tidyIfUrgent(); // after the message: nobody of this batch waits for it
        }
    }

    boost::system::error_code store(const std::vector<Disk::Writing>& entries) {
        if (entries.empty()) {
            return {};
        }
        if (usable) {
            try {
                disk->store(entries);
                return {};
            } catch (const SqliteError&) {
                usable = false; // what this connection thinks of the file may be wrong now: `replay` opens it anew
            }
        }
        return Error::diskRefused;
    }

    std::function<void()> lookUp(const LookUp& question) {
        if (usable) {
            try {
                return question(disk.get());
            } catch (const SqliteError&) {
                usable = false;
            }
        }
        return question(nullptr);
    }

    void tidy() {
        const std::scoped_lock guard(diskMutex);
        if (!usable) {
            return;
        }
        try {
            disk->tidy();
        } catch (const SqliteError&) {
            usable = false; // the next append hears of it
        }
    }

    Options options;
    DirectoryLock lock;
    EventCodec codec;
    Post post;
    KeyIndex keys; ///< hall's thread, as are the two below
    std::int64_t nextReplyRow = 1;
    std::string defect;
    /// Hall's thread; shared with messages that may outlive the journal.
    std::shared_ptr<Anchor> last = std::make_shared<Anchor>();
    std::mutex diskMutex; ///< guards the two below: `replay` uses them on the hall's thread
    std::unique_ptr<Disk> disk;
    bool usable = true;
    DiskThread<Job> thread; ///< last: it works on the rest
};

namespace {

std::unique_ptr<Disk> reopened(const Options& options) {
    auto disk = std::make_unique<Disk>(options);
    disk->settle();
    return disk;
}

} // namespace

SqliteJournal::SqliteJournal(Options options, domain::Site site, Post post) try
    : state_(std::make_unique<State>(std::move(options), std::move(site), std::move(post))) {
} catch (const SqliteError& error) {

    throw StartupError(std::string("the journal cannot be opened: ") + error.what());
}

SqliteJournal::~SqliteJournal() = default;

boost::system::result<domain::Hall> SqliteJournal::replay() {
    const std::scoped_lock guard(state_->diskMutex);
    auto& state = *state_;
    try {
        if (!state.usable) {
            state.disk.reset(); // first: SQLite shares what it knows of a file between connections of a process
            state.disk = reopened(state.options);
            state.usable = true;
        }
        auto journal = state.disk->read(state.codec, state.options.anchor);
        if (!journal.hall) {
            state.defect = std::move(journal.defect);
            return Error::journalDamaged;
        }
        state.keys.clear();
        state.nextReplyRow = state.disk->keysInto(state.keys);
        *state.last = journal.last;
        state.defect.clear();
        return std::move(*journal.hall);
    } catch (const std::runtime_error& error) { // SqliteError, StartupError
        state.usable = false;
        state.defect = error.what();
        return Error::journalUnreadable;
    }
}

void SqliteJournal::append(service::Entry entry, Stored stored) {
    std::int64_t row = 0;
    if (!entry.idempotencyKey.empty()) {
        row = state_->nextReplyRow++;
        state_->keys.add(KeyIndex::hashOf(entry.idempotencyKey), row);
    }
    state_->thread.push(Append{std::move(entry), row, std::move(stored)});
}

void SqliteJournal::findReply(std::string key, Found found) {
    const auto row = state_->keys.rowOf(KeyIndex::hashOf(key));
    if (!row) {
        found(std::nullopt, 0);
        return;
    }
    state_->thread.push(
        LookUp{[row = *row, key = std::move(key), found = std::move(found)](Disk* disk) -> std::function<void()> {
            auto reply = disk == nullptr ? std::nullopt : disk->reply(row, key);
            return [found, reply = std::move(reply)] {
                if (reply) {
                    found(reply->first, reply->second);
                } else {
                    found(std::nullopt, 0);
                }
            };
        }});
}

void SqliteJournal::findPerson(std::uint64_t reference, PersonFound found) {
    state_->thread.push(LookUp{[reference, found = std::move(found)](Disk* disk) -> std::function<void()> {
        auto person = disk == nullptr ? std::nullopt : disk->person(reference);
        return [found, person = std::move(person)] { found(person); };
    }});
}

void SqliteJournal::findEvent(std::uint64_t seq, EventFound found) {
    state_->thread.push(
        LookUp{[seq, codec = &state_->codec, found = std::move(found)](Disk* disk) -> std::function<void()> {
            auto event = disk == nullptr ? std::nullopt : disk->event(*codec, seq);
            return [found, event = std::move(event)] { found(event); };
        }});
}

void SqliteJournal::findNotices(domain::TicketId ticket, std::uint64_t person, NoticesFound found) {
    state_->thread.push(LookUp{[ticket, person, found = std::move(found)](Disk* disk) -> std::function<void()> {
        auto notices = disk == nullptr ? std::vector<service::GivenNotice>{} : disk->notices(ticket, person);
        return [found, notices = std::move(notices)] { found(notices); };
    }});
}

const std::string& SqliteJournal::defect() const {
    return state_->defect;
}

Anchor SqliteJournal::last() const {
    return *state_->last;
}

} // namespace fifteen::storage
