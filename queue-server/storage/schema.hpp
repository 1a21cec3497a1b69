// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlite.hpp"

#include <filesystem>

namespace fifteen::storage {

/// The one file in a data directory that holds everything.
std::filesystem::path databasePath(const std::filesystem::path& dataDir);

/// Sets what this connection must be set to for the promise in README.md, and brings the tables up to date: each step
/// of the schema in its own transaction, `user_version` counting them. Throws StartupError when the file is not a
/// journal of ours or comes from a newer program.
void prepareFile(Connection& connection);

/// Throws StartupError unless the file is a journal this program understands; changes nothing.
void checkFile(Connection& connection);

} // namespace fifteen::storage
