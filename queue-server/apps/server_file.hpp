// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/settings.hpp"

#include <filesystem>
#include <string>

namespace fifteen::apps {

/// server.toml: where the site is described, where everything is kept, how the server is reached.
struct ServerFile {
    std::filesystem::path site;
    std::filesystem::path catalogue;
    std::filesystem::path dataDir;
    net::Settings net;
};

/// Throws settings::Error naming file, key and line.
ServerFile readServerFile(const std::filesystem::path& path);

/// "127.0.0.1:8015" or "[::1]:8015" into the settings; false: it is neither.
bool setListen(net::Settings& settings, const std::string& listen);

} // namespace fifteen::apps
