// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "domain/site.hpp"
#include "storage/chain.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading a journal without being its server: also while the server runs. Everything throws StartupError when there is
/// no journal to read.
namespace fifteen::storage {

struct Verification {
    std::uint64_t events = 0; ///< that are whole, from the first on
    Anchor last;              ///< the last whole one; seq 0: there is none
    std::string defect;       ///< names the first bad event; empty: the journal is whole
};

/// Told of an event; `names` are the site's, with those that only old records know behind them. What it returns is a
/// defect and ends the walk; empty: go on.
using Visit = std::function<std::string(std::uint64_t seq, const domain::Event& event, const domain::Site& names)>;

/// Every event in order, each link of the chain checked on the way.
Verification readEvents(const std::filesystem::path& dataDir, domain::Site site, const Visit& visit,
                        const std::optional<Anchor>& anchor = {});

/// Checks every link of the chain, that every event is understood, and that the journal holds the anchor's event.
Verification verify(const std::filesystem::path& dataDir, const std::optional<Anchor>& anchor = {});

/// One call of a ticket, with what it was chosen from.
struct RecordedCall {
    std::uint64_t record = 0; ///< its seq in the journal
    domain::TimePoint at;
    bool recall = false;
    domain::DeskNumber desk = 0;
    std::uint64_t call = 0;
    std::int64_t policyVersion = 0;
    bool markedFirst = false;
    std::string reason;                      ///< called by name, and why; empty: the order chose it
    std::vector<domain::ComparedHead> heads; ///< of a recall: none
};

struct TicketStory {
    std::string ticket;
    std::string number;
    std::string group;
    std::string lane;
    std::string state;
    std::int32_t day = 0; ///< local days since 1970-01-01
    domain::TimePoint arrived;
    std::optional<domain::Duration> wait; ///< until the first call
    std::vector<RecordedCall> calls;
    domain::Site site; ///< names of the lanes in `calls`
};

/// The ticket with this id (32 hex digits), or the last one with this number ("A017"); none: the journal has no such
/// ticket.
std::optional<TicketStory> story(const std::filesystem::path& dataDir, std::string_view ticket);

} // namespace fifteen::storage
