// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/site.hpp"
#include "protocol/messages.hpp"

#include <filesystem>

namespace fifteen::apps {

/// The site as its two files describe it: whole for the screens, and the part the queue needs.
struct SiteDescription {
    protocol::Site wire;
    domain::Site hall;
};

/// Reads site.toml and catalogue.toml. Throws settings::Error naming file, key and line for whatever is wrong, names
/// that lead nowhere (an item's group, a desk's group, a claim's lane, a group's zone) included.
SiteDescription readSite(const std::filesystem::path& siteFile, const std::filesystem::path& catalogueFile);

} // namespace fifteen::apps
