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
    /// No front: a bench of serial lines in `serialFolder`.
    Program(Config config, std::unique_ptr<Front> front, const std::filesystem::path& serialFolder,
            const std::vector<std::string>& command)
        : config_(std::move(config)) {
        const auto emit = [this](auto event) {
            boost::asio::post(io_, [this, event = std::move(event)] { tell(event); });
        };
        if (front) {
            std::filesystem::create_directories(config_.ticketsDir);
            bench_.emplace(config_, std::move(front), emit);
        } else {
            serialBench_.emplace(config_, serialFolder, emit);
        }
        if (config_.control) {
            control_.emplace(io_, *config_.control,
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
        return bench_ ? perform(*bench_, config_.deck, request) : perform(*serialBench_, request);
    }

    void tell(const ShownEvent& event) {
        const auto* const device = event.device == ShownEvent::Device::sign  ? "sign"
                                   : event.device == ShownEvent::Device::pad ? "pad"
                                                                             : "evaluator";
        publish({{"event", "shown"}, {"device", device}, {"address", event.address}, {"shown", event.shown}});
    }

    void tell(const BenchEvent& event) {
        if (const auto* card = std::get_if<CardEvent>(&event)) {
            publish({{"event", nameOf(card->event)}, {"at_us", card->atUs}, {"waited_us", card->waited.count()}});
            return;
        }
        const auto& ticket = std::get<TicketEvent>(event);
        const auto& dots = ticket.ticket.dots;
        const auto path = config_.ticketsDir / ("ticket-" + std::to_string(ticket.lastByteUs) + ".png");
        const auto png = encodePng(dots);
        std::ofstream file(path, std::ios::binary);
        file.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
        file.close();
        if (!file) {
            std::cerr << "fifteen-emulator: cannot write " << path << "\n";
        }
        publish({{"event", "ticket"},
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

    Config config_;
    boost::asio::io_context io_{1};
    boost::asio::signal_set signals_{io_};
    boost::asio::steady_timer killTimer_{io_};
    std::optional<ControlServer> control_;
    std::optional<Bench> bench_;
    std::optional<SerialBench> serialBench_;
    std::optional<ChildProcess> child_;
};

/// Where there is no sound card ALSA looks for every one there could be, and umockdev keeps a place for each look until
/// it has none left and ends the program. With an empty configuration ALSA does not look.
void spareUmockdevTheSoundCards() {
    if (!std::filesystem::exists("/dev/snd")) {
        setenv("ALSA_CONFIG_PATH", "/dev/null", 0);
    }
}

std::unique_ptr<Front> makeFront(const std::filesystem::path& usbredirFolder) {
    if (usbredirFolder.empty()) {
        spareUmockdevTheSoundCards();
        return std::make_unique<UmockdevFront>();
    }
    return std::make_unique<UsbredirFront>(usbredirFolder);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Runs a program with a software ID card reader and a software ticket printer on its USB bus. "
                 "Start it under umockdev-wrapper, or give --usbredir and a QEMU as the program. With --serial: "
                 "pads, evaluators and signs on serial lines.");
    std::filesystem::path usbredirFolder;
    std::filesystem::path serialFolder;
    std::filesystem::path configPath;
    std::filesystem::path control;
    std::filesystem::path ticketsDir;
    std::vector<std::string> command;
    app.add_option("--config", configPath, "emulator.toml")->required();
    app.add_option("--control", control, "Unix socket for orders and events; overrides the file");
    app.add_option("--tickets-dir", ticketsDir, "where cut tickets are written; overrides the file");
    app.add_option("--usbredir", usbredirFolder,
                   "sockets for QEMU's usb-redir devices in this folder, and no umockdev");
    app.add_option("--serial", serialFolder, "serial lines in this folder (keypads, signs), and no USB bus")
        ->excludes("--usbredir");
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
        auto front = serialFolder.empty() ? makeFront(usbredirFolder) : nullptr;
        return Program(std::move(config), std::move(front), serialFolder, command).run();
    } catch (const std::exception& error) {
        std::cerr << "fifteen-emulator: " << error.what() << "\n";
        return 2;
    }
}
