// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace fifteen::apps {

/// Some days of a journal, by the site's dates.
struct DaysAsked {
    std::string from; ///< "2026-11-25"; empty: the first, or the last if `to` is empty too
    std::string to;   ///< empty: the last day on record
};

/// Yesterday under another policy: plays days of a journal once as they were ruled and once under the policy in
/// `policy`, and returns one JSON object with the waits side by side, by group and lane: as they were, replayed, and
/// under the other policy. All three are of the same visitors: those who came on these days and were called.
/// Throws what readPolicy and reading a journal throw, and std::runtime_error for days that are no dates, or on which
/// nobody was served.
std::string replayUnder(const std::filesystem::path& dataDir, const std::filesystem::path& policy,
                        const DaysAsked& asked);

} // namespace fifteen::apps
