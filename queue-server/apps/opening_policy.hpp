// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "policy_check.hpp"

#include <optional>
#include <string>

namespace fifteen::apps {

/// What the server does with the configuration's policy when it starts.
struct OpeningPolicy {
    std::optional<domain::Policy> adopt; ///< nothing: what is in force stays
    std::string warning;                 ///< empty: none
};

/// A policy the files have changed is tried like one that staff ask for; but a hall always opens: a doubtful one warns,
/// and the promises accepted last stay (desks and groups are the files' all the same). What staff put in force stays in
/// force until the files say something new.
OpeningPolicy openingPolicy(const domain::Hall& hall, const domain::Site& site, const JournalPolicyCheck& check);

} // namespace fifteen::apps
