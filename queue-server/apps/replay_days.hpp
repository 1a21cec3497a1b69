// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace fifteen::apps {

/// Yesterday under another policy: plays a journal's last days once as they were ruled and once under the policy in
/// `policy`, and returns one JSON object with the waits side by side, by group and lane: as they were, replayed, and
/// under the other policy. Visitors who were never called are left out. Throws what readPolicy and reading a journal
/// throw.
std::string replayUnder(const std::filesystem::path& dataDir, const std::filesystem::path& policy);

} // namespace fifteen::apps
