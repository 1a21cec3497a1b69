// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <unistd.h>

namespace fifteen::tests {

/// A file that is gone with the test.
class TemporaryFile {
public:
    TemporaryFile()
        : path_(std::filesystem::temp_directory_path() /
                ("fifteen-" + std::to_string(::getpid()) + "-" + std::to_string(++count_))) {}

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    ~TemporaryFile() { std::filesystem::remove(path_); }

    const std::filesystem::path& path() const { return path_; }

private:
    static inline int count_ = 0;
    std::filesystem::path path_;
};

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A recording without what depends on the clock.
inline std::string timeless(const std::filesystem::path& path) {
    static const std::regex times(R"((^|\n)\d+\.\d{6} | timeout=\d+)");
    return std::regex_replace(contents(path), times, "$1");
}

} // namespace fifteen::tests
