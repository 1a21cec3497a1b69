// SPDX-License-Identifier: Apache-2.0
#include "kiosk_bench.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace fifteen::integration {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

int connectTo(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    const int made = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0)
        return made;
    close(made);
    return -1;
}

std::string programPath(const char* name) {
    return (std::filesystem::path(FIFTEEN_BIN) / name).string();
}

} // namespace

EmulatorControl::EmulatorControl(const std::filesystem::path& socket)
    : socket_(connectTo(socket)) {
    if (socket_ < 0)
        throw std::runtime_error("no control socket at " + socket.string());
}

EmulatorControl::~EmulatorControl() {
    close(socket_);
}

void EmulatorControl::order(const std::string& json) {
    const std::string text = json + "\n";
    if (send(socket_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("the emulator has gone");
    const auto answer = line(10s);
    if (answer.find("\"ok\":true") == std::string::npos)
        throw std::runtime_error(json + ": " + answer);
}

void EmulatorControl::forget() {
    while (!line(0ms).empty())
        continue;
}

std::string EmulatorControl::line(std::chrono::milliseconds within) {
    const auto deadline = Clock::now() + within;
    while (true) {
        if (const auto end = read_.find('\n'); end != std::string::npos) {
            const auto found = read_.substr(0, end);
            read_.erase(0, end + 1);
            return found;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, static_cast<int>(std::max(left, 0ms).count())) <= 0)
            return {};
        char buffer[4096];
        const auto got = recv(socket_, buffer, sizeof(buffer), 0);
        if (got <= 0)
            return {};
        read_.append(buffer, static_cast<std::size_t>(got));
    }
}

KioskBench::KioskBench(Options options)
    : options_(std::move(options)) {
    const auto size = std::to_string(options_.width) + "x" + std::to_string(options_.height) + "x24";
    display_ = std::make_unique<support::ChildProcess>(
        std::vector<std::string>{"Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"});
    const auto number = display_->line("", 20s);
    if (!number)
        throw std::runtime_error("no X display: " + display_->errors());
    displayName_ = ":" + *number;
    const std::string shape = options_.width > options_.height ? "landscape" : "portrait";
    folder_.write("asound.conf", options_.alsa);
    folder_.write("kiosk.toml",
                  "server = \"" + options_.server +
                      "\"\nkiosk = \"k1\"\ndata_dir = \"data\"\nservice_code = \"150015\"\n[window]\norientation = \"" +
                      shape + "\"\nwidth = " + std::to_string(options_.width) +
                      "\nheight = " + std::to_string(options_.height) +
                      "\n[printer]\nkind = \"escpos\"\nusb = [\"04b8:0e15\"]\n[[reader]]\nusb = "
                      "[\"0400:c35a\"]\n" +
                      options_.more);
    start();
}

std::vector<std::string> KioskBench::command() const {
    std::vector<std::string> words{"env", "DISPLAY=" + displayName_, "QT_QPA_PLATFORM=xcb", "QT_ACCESSIBILITY=0"};
    if (!options_.alsa.empty())
        words.push_back("ALSA_CONFIG_PATH=" + (folder() / "asound.conf").string());
    if (options_.devices) {
        const std::string site = FIFTEEN_SITE;
        for (const auto& word :
             {std::string("umockdev-wrapper"), programPath("fifteen-emulator"), std::string("--config"),
              site + "/emulator.toml", std::string("--control"), (folder() / "bench.sock").string(),
              std::string("--tickets-dir"), (folder() / "tickets").string(), std::string("--")})
            words.push_back(word);
    }
    for (const auto& word : {programPath("fifteen-kiosk"), std::string("--config"), (folder() / "kiosk.toml").string()})
        words.push_back(word);
    return words;
}

void KioskBench::start() {
    watch_.reset();
    control_.reset();
    program_ = std::make_unique<support::ChildProcess>(command());
    seen_ = 0;
    if (!program_->line("ready", 30s))
        throw std::runtime_error("the kiosk did not start: " + program_->errors());
    if (!options_.devices)
        return;
    control_ = std::make_unique<EmulatorControl>(folder() / "bench.sock");
    watch_ = std::make_unique<EmulatorControl>(folder() / "bench.sock");
    watch_->order(R"({"do":"watch"})");
}

int KioskBench::stop() {
    program_->signal(SIGTERM);
    return program_->wait(15s).value_or(-1);
}

void KioskBench::run(const std::vector<std::string>& command) const {
    std::vector<std::string> words{"env", "DISPLAY=" + displayName_};
    words.insert(words.end(), command.begin(), command.end());
    support::ChildProcess tool(words);
    if (tool.wait(20s) != 0)
        throw std::runtime_error(command.front() + ": " + tool.errors());
}

void KioskBench::touch(int x, int y) {
    run({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "click", "1"});
}

void KioskBench::press(int x, int y) {
    run({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "mousedown", "1"});
}

void KioskBench::release() {
    run({"xdotool", "mouseup", "1"});
}

bool KioskBench::sees(const std::string& page, std::chrono::milliseconds within) {
    const auto after = program_->waitForError("painted page=" + page + " ", seen_, within);
    seen_ = after.value_or(seen_);
    return after.has_value();
}

bool KioskBench::liftAndWait() {
    watch_->forget();
    order(R"({"do":"lift"})");
    return !event("card_missed", Clock::now() + 10s).empty();
}

std::string KioskBench::event(std::string_view name, Clock::time_point deadline) {
    const std::string wanted = "\"event\":\"" + std::string(name) + '"';
    while (Clock::now() < deadline) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (auto line = watch_->line(left); line.find(wanted) != std::string::npos)
            return line;
    }
    return {};
}

std::filesystem::path KioskBench::ticket(std::chrono::milliseconds within) {
    const auto line = event("ticket", Clock::now() + within);
    return line.empty() ? std::filesystem::path() : boost::json::parse(line).at("png").as_string().c_str();
}

std::string KioskBench::scan(const std::filesystem::path& picture) {
    support::ChildProcess scanner({"zbarimg", "--quiet", "--raw", picture.string()});
    const auto text = scanner.line("", 20s);
    return text.value_or("");
}

std::filesystem::path KioskBench::screenshot(const std::string& name) {
    const auto path = folder() / name;
    run({"import", "-window", "root", path.string()});
    return path;
}

} // namespace fifteen::integration
