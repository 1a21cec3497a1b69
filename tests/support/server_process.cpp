// SPDX-License-Identifier: Apache-2.0
#include "support/server_process.hpp"

#include <csignal>
#include <stdexcept>

namespace fifteen::support {
namespace {

using namespace std::chrono_literals;

} // namespace

std::filesystem::path ServerProcess::program() {
    return std::filesystem::path(FIFTEEN_BIN) / "fifteen-server";
}

ServerProcess::ServerProcess(std::string more) {
    const std::string site = FIFTEEN_SITE;
    folder_.write("server.toml", "site = \"" + site + "/site.toml\"\ncatalogue = \"" + site +
                                     "/catalogue.toml\"\ndata_dir = \"data\"\nlisten = \"127.0.0.1:0\"\n" + more);
    start();
}

void ServerProcess::start() {
    // Started again it takes the port it had: its clients come back to where it was.
    process_ = std::make_unique<ChildProcess>(std::vector<std::string>{
        program().string(), "--config", configFile().string(), "--listen", "127.0.0.1:" + std::to_string(port_)});
    const auto ready = process_->line("ready http://127.0.0.1:", 20s);
    if (!ready) {
        throw std::runtime_error("fifteen-server did not start: " + process_->errors());
    }
    port_ = static_cast<std::uint16_t>(std::stoi(ready->substr(ready->rfind(':') + 1)));
}

void ServerProcess::kill() {
    process_->signal(SIGKILL);
    process_->wait(10s);
}

int ServerProcess::stop() {
    process_->signal(SIGTERM);
    return process_->wait(10s).value_or(-1);
}

} // namespace fifteen::support
