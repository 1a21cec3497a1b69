// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/calendar.hpp"
#include "settings/settings.hpp"

namespace fifteen::apps {

/// Reads [hours] (one list of "HH:MM-HH:MM" a weekday; a day left out is closed) and [[exceptions]] (date =
/// "YYYY-MM-DD", open = the same kind of list) of `top`. Without [hours] the site is always open. Throws
/// settings::Error.
domain::OpeningHours readHours(const settings::Table& top);

} // namespace fifteen::apps
