// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/child_process.hpp"
#include "support/temporary_directory.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace fifteen::support {

/// The real fifteen-server with the sample site, on a free port of the loopback, in a folder of its own. It can be
/// killed and started again on the same data.
class ServerProcess {
public:
    /// `more`: further lines for server.toml. Starts at once; throws std::runtime_error with its errors if it does not.
    explicit ServerProcess(std::string more = {});

    void start();
    /// SIGKILL: what power failures do.
    void kill();
    /// SIGTERM; its exit status.
    int stop();

    std::uint16_t port() const { return port_; }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    const std::filesystem::path& folder() const { return folder_.path(); }

    std::filesystem::path configFile() const { return folder_.path() / "server.toml"; }

    std::filesystem::path dataDir() const { return folder_.path() / "data"; }

    ChildProcess& process() { return *process_; }

    static std::filesystem::path program();

private:
    TemporaryDirectory folder_;
    std::unique_ptr<ChildProcess> process_;
    std::uint16_t port_ = 0;
};

} // namespace fifteen::support
