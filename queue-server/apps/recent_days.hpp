// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/site.hpp"
#include "simulator/recorder.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace fifteen::apps {

/// The last `most` days of a journal on which visitors came, as loads to try policies on. Visitors of groups and lanes
/// the site no longer has are left out. Throws storage::StartupError when there is no journal to read.
std::vector<simulator::RecordedDay> recentDays(const std::filesystem::path& dataDir, const domain::Site& site,
                                               std::size_t most);

} // namespace fifteen::apps
