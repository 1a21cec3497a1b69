// SPDX-License-Identifier: Apache-2.0
#include "child_process.hpp"
#include "control_server.hpp"
#include "emulator/bench.hpp"
#include "emulator/commands.hpp"
#include "emulator/png.hpp"
#include "emulator/umockdev_front.hpp"
#include "emulator/usbredir_front.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>
#include <fstream>
#include <iostream>

namespace {

using namespace fifteen::emulator;
using namespace std::chrono_literals;

constexpr auto kPatience = 10s; // for the program to end after SIGTERM

const char* nameOf(ReaderModel::Event event) {
    switch (event) {
    case ReaderModel::Event::cardMissed:
        return "card_missed";
    case ReaderModel::Event::cardFound:
        return "card_found";
    case ReaderModel::Event::cardRead:
        break;
    }
    return "card_read";
}

/// Everything of the program that lives on the main thread's loop.
class Program {
public:
    /// No front: no USB bus. No folder: no serial lines.
    Program(const Config& config, std::unique_ptr<Front> front, const std::filesystem::path& lines,
            const std::vector<std::string>& command)
        : ticketsDir_(config.ticketsDir)
        , bench_(config, std::move(front), lines, [this](BenchEvent event) {
            boost::asio::post(
                io_, [this, event = std::move(event)] { std::visit([this](const auto& told) { tell(told); }, event); });
        }) {
        if (!ticketsDir_.empty()) {
            std::filesystem::create_directories(ticketsDir_);
        }
        if (config.control) {
            control_.emplace(io_, *config.control,
                             [this](const boost::json::object& request) { return handle(request); });
        }
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        signals_.add(SIGCHLD);
        awaitSignal();
        child_.emplace(command); // after the front: its environment or sockets lead the program to the devices
    }

    int run() {
        io_.run();
        return child_->poll().value_or(1);
    }

private:
    void awaitSignal() {
        signals_.async_wait([this](const auto& error, int number) {
            if (error) {
                return;
            }
            if (number == SIGCHLD) {
                if (child_->poll()) {
                    io_.stop();
                    return;
                }
            } else {
                end();
            }
            awaitSignal();
        });
    }

    void end() {
        child_->signal(SIGTERM);
        killTimer_.expires_after(kPatience);
        killTimer_.async_wait([this](const auto& error) {
            if (!error) {
                child_->signal(SIGKILL);
            }
        });
    }

    boost::json::object handle(const boost::json::object& request) {
        const auto* what = request.if_contains("do");
        if (what != nullptr && *what == "quit") {
            boost::asio::post(io_, [this] { end(); });
            return okAnswer();
        }
        return perform(bench_, request);
    }

    void tell(const ShownEvent& event) {
        const auto* const device = event.device == ShownEvent::Device::sign  ? "sign"
                                   : event.device == ShownEvent::Device::pad ? "pad"
                                                                             : "evaluator";
        publish({{"event", "shown"},
                 {"line", event.line},
                 {"device", device},
                 {"address", event.address},
                 {"shown", event.shown}});
    }

    void tell(const CardEvent& card) {
        publish({{"event", nameOf(card.event)},
                 {"device", card.device},
                 {"at_us", card.atUs},
                 {"waited_us", card.waited.count()}});
    }

    void tell(const TicketEvent& ticket) {
        const auto& dots = ticket.ticket.dots;
        const auto path = ticketsDir_ / ("ticket-" + std::to_string(ticket.lastByteUs) + ".png");
        const auto png = encodePng(dots);
        std::ofstream file(path, std::ios::binary);
        file.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
        file.close();
        if (!file) {
            std::cerr << "fifteen-emulator: cannot write " << path << "\n";
        }
        publish({{"event", "ticket"},
                 {"device", ticket.device},
                 {"png", path.string()},
                 {"first_byte_us", ticket.firstByteUs},
                 {"last_byte_us", ticket.lastByteUs},
                 {"dots", std::to_string(dots.width) + "x" + std::to_string(dots.height)},
                 {"unknown_bytes", ticket.ticket.unknown}});
    }

    void publish(const boost::json::object& event) {
        if (control_) {
            control_->publish(event);
        }
    }

    const std::filesystem::path ticketsDir_;
    boost::asio::io_context io_{1};
    boost::asio::signal_set signals_{io_};
    boost::asio::steady_timer killTimer_{io_};
    std::optional<ControlServer> control_;
    Bench bench_; ///< after the loop that its events are posted to
    std::optional<ChildProcess> child_;
};

/// Where there is no sound card ALSA looks for every one there could be, and umockdev keeps a place for each look until
/// it has none left and ends the program. With an empty configuration ALSA does not look.
void spareUmockdevTheSoundCards() {
    if (!std::filesystem::exists("/dev/snd")) {
        setenv("ALSA_CONFIG_PATH", "/dev/null", 0);
    }
}

/// Null: nothing is on the bus, and none is needed.
std::unique_ptr<Front> makeFront(const Config& config, const std::filesystem::path& usbredirFolder) {
    if (!config.needsBus()) {
        return nullptr;
    }
    if (usbredirFolder.empty()) {
        spareUmockdevTheSoundCards();
        return std::make_unique<UmockdevFront>();
    }
    return std::make_unique<UsbredirFront>(usbredirFolder);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Runs a program with software devices on its USB bus and its serial lines. If there are any on the bus: "
        "start it under umockdev-wrapper, or give --usbredir and a QEMU as the program.");
    std::filesystem::path usbredirFolder;
    std::filesystem::path lines;
    std::filesystem::path configPath;
    std::filesystem::path control;
    std::filesystem::path ticketsDir;
    std::vector<std::string> command;
    app.add_option("--config", configPath, "emulator.toml")->required();
    app.add_option("--control", control, "Unix socket for orders and events; overrides the file");
    app.add_option("--tickets-dir", ticketsDir, "where cut tickets are written; overrides the file");
    app.add_option("--usbredir", usbredirFolder,
                   "sockets for QEMU's usb-redir devices in this folder, and no umockdev");
    app.add_option("--serial", lines, "serial lines in this folder; without it devices on lines are left out");
    app.add_option("program", command, "after --: the program and its arguments")->required();
    CLI11_PARSE(app, argc, argv);
    try {
        auto config = readConfig(configPath);
        if (!control.empty()) {
            config.control = control;
        }
        if (!ticketsDir.empty()) {
            config.ticketsDir = ticketsDir;
        }
        return Program(config, makeFront(config, usbredirFolder), lines, command).run();
    } catch (const std::exception& error) {
        std::cerr << "fifteen-emulator: " << error.what() << "\n";
        return 2;
    }
}
