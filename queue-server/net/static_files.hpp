// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http_message.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace fifteen::net {

/// The staff page's files, read once at start: a request names an entry of a table and can never reach the disk.
class StaticFiles {
public:
    /// Everything below `root`; an empty path or a folder that is not there: nothing. Throws std::runtime_error if a
    /// file cannot be read.
    explicit StaticFiles(const std::filesystem::path& root);

    /// `name`: the path below /staff/; "" is index.html. Nothing: no such file.
    std::optional<Response> get(std::string_view name, std::string_view ifNoneMatch) const;

    bool empty() const { return files_.empty(); }

private:
    struct File {
        Frame content;
        std::string_view type;
        std::string tag;
        bool forEver = false; ///< its name changes with its content
    };

    void load(const std::filesystem::path& path, std::string name);

    std::map<std::string, File, std::less<>> files_;
};

} // namespace fifteen::net
