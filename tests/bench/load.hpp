// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace fifteen::bench {

using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::duration<double, std::micro>;

/// The value below which the share `part` of them lies; they are sorted.
double percentile(std::vector<double>& values, double part);

struct LoadResult {
    std::vector<double> latencies; ///< microseconds, of answers with 2xx
    std::size_t refused = 0;
    double seconds = 0;

    double rate() const { return static_cast<double>(latencies.size()) / seconds; }
};

/// Keeps `clients` connections busy from one thread, one request at a time on each, until `count` are answered.
LoadResult load(std::uint16_t port, std::size_t clients, std::size_t count,
                const std::function<std::string()>& request);

/// The bytes of a POST with a new Idempotency-Key.
std::string postRequest(const std::string& target, const std::string& body);

/// A connected, non-blocking socket.
int connectTo(std::uint16_t port);

/// Whether `bytes` holds a whole answer; takes it off and gives its status, or 0.
int takeAnswer(std::string& bytes);

} // namespace fifteen::bench
