// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/event.hpp"
#include "domain/hall.hpp"

#include <boost/system/error_code.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What the service needs of the world. All of it is called on the hall's thread, and answers there.
namespace fifteen::service {

class Clock {
public:
    virtual ~Clock() = default;
    virtual domain::TimePoint now() = 0;

    /// Time since some moment, by a clock that nobody can set. One that is never set itself may do without another.
    virtual domain::Duration steady() { return now().time_since_epoch(); }
};

/// What a caller was told, kept with its idempotency key: the same key gets the same bytes again.
struct Reply {
    std::uint16_t status = 200;
    std::string body;
};

/// Personal data of one issue; stored beside the journal, purged without touching it.
struct PersonRecord {
    std::uint64_t reference = 0;
    std::string maskedName;
    std::string idHash;
    std::string claim;
};

/// What a visitor was told is missing of one item.
struct GivenNotice {
    domain::TimePoint at;
    domain::TicketId ticket;
    std::string number; ///< "A017"
    std::string item;
    std::vector<std::string> papers;
    domain::DeskNumber desk = 0;
    std::string staff;
    bool repeated = false;
    bool operator==(const GivenNotice&) const = default;
};

/// One command's worth for the disk: it is stored whole or not at all.
struct Entry {
    domain::TimePoint at;
    std::vector<domain::Event> events;
    std::optional<PersonRecord> person;
    std::string idempotencyKey; ///< empty: none
    std::uint64_t requestHash = 0;
    Reply reply;
};

class Journal {
public:
    using Stored = std::function<void(boost::system::error_code)>;
    using Found = std::function<void(std::optional<Reply>, std::uint64_t requestHash)>;
    using EventFound = std::function<void(std::optional<domain::Event>)>;
    using NoticesFound = std::function<void(std::vector<GivenNotice>)>;
    using PersonFound = std::function<void(std::optional<PersonRecord>)>;

    virtual ~Journal() = default;

    /// Stores the entry; `stored` comes once the disk has it (or has refused it), in the order of the calls. What is
    /// appended while a commit runs shares the next one. After an error every later append fails until `recover`.
    virtual void append(Entry entry, Stored stored) = 0;

    /// What was answered to this idempotency key, if anything. `found` may be called at once.
    virtual void findReply(std::string key, Found found) = 0;

    virtual void findPerson(std::uint64_t reference, PersonFound found) = 0;

    /// The event of this number; nothing: there is none, or the disk does not answer.
    virtual void findEvent(std::uint64_t seq, EventFound found) = 0;

    /// What the visitor with this ticket was told is missing: on this ticket, and where the disk still knows the person
    /// behind `person` (0: nobody), on all their tickets. Oldest first.
    virtual void findNotices(domain::TicketId ticket, std::uint64_t person, NoticesFound found) = 0;

    /// Reads the journal from its start (or the newest snapshot) into a hall; used at start and after a refusal of the
    /// disk.
    virtual boost::system::result<domain::Hall> replay() = 0;
};

/// Told of what is on the disk, after the callers have been answered; once for everything that shared a commit. `hall`
/// holds these events and no later ones. No events: the hall was read anew after a refusal of the disk, take it as a
/// whole.
class Feed {
public:
    virtual ~Feed() = default;
    virtual void published(const domain::Hall& hall, std::span<const domain::Event> events) = 0;
};

} // namespace fifteen::service
