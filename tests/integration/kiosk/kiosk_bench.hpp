// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/child_process.hpp"
#include "support/server_process.hpp"
#include "support/temporary_directory.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::integration {

/// A line of the emulator's control socket: deploy/site/emulator.md.
class EmulatorControl {
public:
    /// The socket is there before the program that the emulator runs. Throws std::runtime_error if it is not.
    explicit EmulatorControl(const std::filesystem::path& socket);
    ~EmulatorControl();
    EmulatorControl(const EmulatorControl&) = delete;
    EmulatorControl& operator=(const EmulatorControl&) = delete;

    /// Sends an order; throws std::runtime_error with what the emulator answers if it will not.
    void order(const std::string& json);

    /// The next line; empty if none comes in time.
    std::string line(std::chrono::milliseconds within);

    /// Passes over every line that has come.
    void forget();

private:
    int socket_ = -1;
    std::string read_;
};

/// The real kiosk on an X display of its own, behind software devices, as a visitor meets it: touched through the
/// window system, cards laid on the reader, tickets taken from the printer. Everything is in a folder of its own.
class KioskBench {
public:
    struct Options {
        std::string server;  ///< its URL
        bool devices = true; ///< false: nothing is on the USB bus
        int width = 1080;
        int height = 1920;
        std::string alsa{}; ///< the sound card, in ALSA's words; empty: the machine's
        std::string more{}; ///< further lines for kiosk.toml
    };

    explicit KioskBench(Options options);

    /// Starts the kiosk (again, on the same data) and waits for its "ready".
    void start();
    /// SIGTERM; the kiosk's exit status.
    int stop();

    /// Where a finger goes, in pixels of the screen.
    void touch(int x, int y);
    /// A finger that stays until it is taken away.
    void press(int x, int y);
    void release();

    /// Whether a frame with this page was painted after the last one asked for. Several pages: in this order, others
    /// between.
    bool sees(const std::string& page, std::chrono::milliseconds within = std::chrono::seconds(20));

    /// Takes the card away, if one lies there; whether the kiosk has noticed.
    bool liftAndWait();

    void order(const std::string& json) { control_->order(json); }

    /// The picture of the next ticket that is cut; empty if none is in time.
    std::filesystem::path ticket(std::chrono::milliseconds within = std::chrono::seconds(20));

    /// What the QR code of a picture says; empty if there is none.
    static std::string scan(const std::filesystem::path& picture);

    /// A picture of the screen, into the folder.
    std::filesystem::path screenshot(const std::string& name);

    support::ChildProcess& program() { return *program_; }

    const std::filesystem::path& folder() const { return folder_.path(); }

private:
    std::vector<std::string> command() const;
    /// The next line that tells of this event; empty if none comes in time.
    std::string event(std::string_view name, std::chrono::steady_clock::time_point deadline);
    void run(const std::vector<std::string>& command) const;

    Options options_;
    support::TemporaryDirectory folder_;
    std::unique_ptr<support::ChildProcess> display_;
    std::string displayName_;
    std::unique_ptr<support::ChildProcess> program_;
    std::unique_ptr<EmulatorControl> control_;
    std::unique_ptr<EmulatorControl> watch_;
    std::size_t seen_ = 0; ///< how much of the program's standard error has been looked at
};

} // namespace fifteen::integration
