// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fifteen::net {

/// What a peer may cost. Whoever goes beyond is answered with a problem where HTTP still allows one, and cut off.
struct Limits {
    std::size_t headerBytes = 8UL * 1024;
    std::size_t targetBytes = 1024;
    std::size_t bodyBytes = 16UL * 1024;
    std::size_t frameBytes = 4UL * 1024; ///< one message a client sends up its stream
    std::size_t connections = 2000;
    std::chrono::milliseconds request{10'000};    ///< from the first byte of a request to its last
    std::chrono::milliseconds answer{30'000};     ///< from there to the last byte of the answer
    std::chrono::milliseconds idle{75'000};       ///< a connection between two requests
    std::chrono::milliseconds streamIdle{20'000}; ///< a stream without a sign of life; a ping goes out at half of it
};

struct Settings {
    std::string address = "127.0.0.1"; ///< an IP address
    std::uint16_t port = 8015;         ///< 0: any free one
    std::vector<std::string> hosts;    ///< names this server is reached by, besides addresses and localhost
    std::filesystem::path webRoot;     ///< the staff page's files; empty: none
    std::chrono::milliseconds displayDarkAfter{10'000};
    std::chrono::milliseconds stopWithin{5'000};
    Limits limits;
};

} // namespace fifteen::net
