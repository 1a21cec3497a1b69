// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/child_process.hpp"
#include "support/temporary_directory.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace fifteen::tests {

inline constexpr const char* kReaderAndPrinter = "[reader]\nfind = \"20ms\"\nread = \"50ms\"\n[printer]\n";

/// A line of JSON each way, as deploy/site/emulator.md says. A bench that says nothing for long ends the reading.
class Control {
public:
    explicit Control(const std::filesystem::path& path)
        : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.string().copy(address.sun_path, sizeof address.sun_path - 1);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0) << path;
        const timeval patience{20, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }

    Control(const Control&) = delete;
    Control& operator=(const Control&) = delete;

    ~Control() { ::close(socket_); }

    boost::json::object ask(const std::string& line) {
        const auto order = line + "\n";
        EXPECT_EQ(::send(socket_, order.data(), order.size(), MSG_NOSIGNAL), static_cast<ssize_t>(order.size()));
        return read();
    }

    /// The next event of this kind; empty if the connection ends first.
    boost::json::object next(std::string_view event) {
        while (true) {
            auto message = read();
            if (message.empty() || (message.contains("event") && message["event"].as_string() == event)) {
                return message;
            }
        }
    }

private:
    boost::json::object read() {
        std::size_t end = 0;
        while ((end = received_.find('\n')) == std::string::npos) {
            std::array<char, 4096> chunk{};
            const auto size = ::recv(socket_, chunk.data(), chunk.size(), 0);
            if (size <= 0) {
                return {};
            }
            received_.append(chunk.data(), static_cast<std::size_t>(size));
        }
        const auto line = received_.substr(0, end);
        received_.erase(0, end + 1);
        return boost::json::parse(line).as_object();
    }

    int socket_;
    std::string received_;
};

/// A bench with the probe as its program, in a folder of its own.
class Stand {
public:
    /// `devices`: tables of emulator.toml beside a deck with "li"; `drivers`: the probe's arguments. With `lines` true
    /// there is a folder for serial lines.
    explicit Stand(const std::string& devices = kReaderAndPrinter, std::vector<std::string> drivers = {},
                   bool lines = false)
        : config_(folder_.write("emulator.toml", "tickets_dir = \"tickets\"\ncontrol = \"bench.sock\"\n" + devices +
                                                     "[[cards]]\nid = \"li\"\nname = \"李秀英\"\nbirth = "
                                                     "\"19550312\"\n"))
        , process(command(std::move(drivers), lines)) {}

    /// Where the bench's line of this name is.
    std::string line(const std::string& name) const { return (folder_.path() / "lines" / name).string(); }

    Control control() { return Control(folder_.path() / "bench.sock"); }

    bool isReady() { return process.line("ready", std::chrono::seconds(10)).has_value(); }

private:
    std::vector<std::string> command(std::vector<std::string> drivers, bool lines) const {
        std::vector<std::string> words{"umockdev-wrapper", FIFTEEN_EMULATOR, "--config", config_.string()};
        if (lines) {
            words.insert(words.end(), {"--serial", (folder_.path() / "lines").string()});
        }
        words.insert(words.end(), {"--", FIFTEEN_PROBE});
        for (auto& driver : drivers) {
            const auto at = driver.find('@');
            words.push_back(at == std::string::npos ? driver : driver.substr(0, at + 1) + line(driver.substr(at + 1)));
        }
        return words;
    }

    support::TemporaryDirectory folder_;
    std::filesystem::path config_;

public:
    support::ChildProcess process;
};

} // namespace fifteen::tests
