// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace fifteen::support {

/// A Unix socket that speaks in lines, from the client's end.
class LineSocket {
public:
    /// Throws std::runtime_error if nobody listens there.
    explicit LineSocket(const std::filesystem::path& path);
    ~LineSocket();
    LineSocket(const LineSocket&) = delete;
    LineSocket& operator=(const LineSocket&) = delete;

    /// Throws std::runtime_error if the other end has gone.
    void write(std::string_view line);

    /// The next line, without its end. Nothing: the time is over, or the other end has gone.
    std::optional<std::string> line(std::chrono::milliseconds within);

private:
    int socket_ = -1;
    std::string read_;
};

} // namespace fifteen::support
