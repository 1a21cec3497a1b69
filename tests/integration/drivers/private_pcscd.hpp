// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/child_process.hpp"
#include "support/temporary_directory.hpp"

#include <optional>
#include <string>

namespace fifteen::tests {

/// The real pcscd with vpcd's software reader, out of reach of everybody else: vpcd listens on all addresses, and pcscd
/// and its clients meet at one fixed path.
class PrivatePcscd {
public:
    static constexpr const char* kReaderName = "Fifteen Test Reader";

    /// Moves this process, and what it starts later, to a network of its own with nothing but a loopback, and to an
    /// empty /run of its own. Before the first thread is started. Says why if that is not permitted here.
    static std::optional<std::string> moveOutOfReach();

    /// With or without the software reader; on a free /run. Starts at once.
    explicit PrivatePcscd(bool withReader = true);

    void start();
    /// SIGTERM, and its end.
    void stop();

    /// How long it, and only it, has worked on a processor so far.
    std::chrono::milliseconds processorTime() const;

private:
    support::TemporaryDirectory config_;
    std::optional<support::ChildProcess> process_;
};

} // namespace fifteen::tests
