// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"

#include <filesystem>
#include <string>

/// What fifteen-ctl does, one function a subcommand. Each prints to standard output, or says to standard error what is
/// wrong, and returns the program's exit status. They throw for what cannot be read at all.
namespace fifteen::apps {

/// 0: the journal is whole; 1: names the first bad event. `order`: also proves every call to be the one the policy
/// demanded. `config` gives the policy of calls older than the journal's first policy; may be empty.
int verifyJournal(const std::filesystem::path& dataDir, const std::string& expect, bool order,
                  const std::filesystem::path& config);

/// Why a ticket was called when it was. 1: there is no such ticket.
int explainTicket(const std::filesystem::path& dataDir, const std::string& ticket);

/// Waits, promises and forecasts of a day ("2026-11-25"; empty: the journal's last), counted anew from the journal.
/// 1: the journal has no such day.
int reportDay(const std::filesystem::path& dataDir, const std::string& day);

/// Reads everything a server with this file would read at its start.
int checkConfig(const std::filesystem::path& config);

/// Moments are printed in UTC: the journal does not know where the site is.
std::string utc(domain::TimePoint moment);

/// "12:05": minutes and seconds.
std::string minutes(domain::Duration duration);

} // namespace fifteen::apps
