// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/policy.hpp"
#include "domain/site.hpp"
#include "settings/settings.hpp"

#include <filesystem>

namespace fifteen::apps {

/// What [no_show] and cover_after_s of `top` say; where they say nothing, what `site` has.
void readQueueRules(const settings::Table& top, domain::Site& site);

/// A policy to try, in a file of its own: [[lanes]] with lane and promise_s for every lane of the site, and, if they
/// differ, [no_show], cover_after_s. Desks are the site's. Throws settings::Error naming file, key and line: a promise
/// that is missing or nothing, an unknown lane, a claim (where claims lead is not a policy's to say).
domain::Policy readPolicy(const std::filesystem::path& path, const domain::Site& site);

} // namespace fifteen::apps
