// SPDX-License-Identifier: Apache-2.0
#include "server_program.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
    CLI::App app("The queue server of one Fifteen site");
    std::filesystem::path config;
    std::filesystem::path dataDir;
    std::string listen;
    app.add_option("--config", config, "server.toml")->required();
    app.add_option("--data-dir", dataDir, "where everything is kept; instead of the file's");
    app.add_option("--listen", listen, "ADDRESS:PORT, port 0 for any free one; instead of the file's");
    std::string expect;
    app.add_option("--expect", expect, "SEQ:HASH the journal must hold, from a closing report; instead of the file's");
    CLI11_PARSE(app, argc, argv);

    spdlog::set_default_logger(spdlog::stderr_logger_mt("fifteen-server"));
    try {
        auto file = fifteen::apps::readServerFile(config);
        if (!dataDir.empty()) {
            file.dataDir = dataDir;
        }
        if (!listen.empty() && !fifteen::apps::setListen(file.net, listen)) {
            throw std::runtime_error("--listen: must be an address and a port: 127.0.0.1:8015");
        }
        if (!expect.empty()) {
            file.expect = expect;
        }
        fifteen::apps::runServer(file);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "fifteen-server: " << error.what() << '\n';
        return 1;
    }
}
