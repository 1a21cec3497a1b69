// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server_file.hpp"

namespace fifteen::apps {

/// Builds the server's parts, runs them until SIGTERM or SIGINT, and ends when every command under way is answered and
/// on the disk. Throws what keeps it from starting, in words for an operator.
void runServer(const ServerFile& file);

} // namespace fifteen::apps
