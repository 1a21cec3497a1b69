// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/settings.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace fifteen::apps {

/// server.toml: where the site is described, where everything is kept, how the server is reached.
struct ServerFile {
    std::filesystem::path site;
    std::filesystem::path catalogue;
    std::filesystem::path dataDir;
    std::chrono::days keepPersons{30}; ///< personal data
    std::chrono::days keepReplies{2};  ///< what callers were told, for their repetitions
    std::string expect;                ///< SEQ:HASH the journal must hold; empty: nothing is asked
    net::Settings net;
};

/// Throws settings::Error naming file, key and line.
ServerFile readServerFile(const std::filesystem::path& path);

/// "127.0.0.1:8015" or "[::1]:8015" into the settings; false: it is neither.
bool setListen(net::Settings& settings, const std::string& listen);

} // namespace fifteen::apps
