// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/child_process.hpp"
#include "support/line_socket.hpp"

#include <boost/json/object.hpp>

#include <deque>
#include <memory>

namespace fifteen::system_test {

/// Time for anything at all: software emulation on a machine that does other things too.
inline constexpr std::chrono::seconds kPatience{180};

/// A whole machine in QEMU, without KVM, whose USB bus has fifteen-emulator's reader and printer, and whose root is
/// this machine's own file system under a layer of memory: every program here runs there unchanged.
class Guest {
public:
    struct Answer {
        int status = -1;
        std::string output;
    };

    /// Why no guest can run on this machine; empty: one can.
    static std::string reasonToSkip();

    /// Boots with the kernel that prepare.sh has laid into `folder`/kernel; sockets, tickets and the console's log go
    /// into the folder too. Throws std::runtime_error if it does not come up.
    explicit Guest(std::filesystem::path folder);
    ~Guest();
    Guest(const Guest&) = delete;
    Guest& operator=(const Guest&) = delete;

    /// Has a line of shell carried out as root. Throws std::runtime_error if the guest does not answer.
    Answer run(const std::string& order);
    /// The same, and throws too unless it went well; the output.
    std::string must(const std::string& order);

    /// Leaves a program running, whose lines come by report(); `name` is for stop().
    void start(const std::string& name, const std::string& command);
    /// SIGTERM, and waits for the end; its exit status.
    int stop(const std::string& name);

    /// The next line, of any program started, that begins so; others stay for later.
    std::optional<std::string> report(const std::string& start, std::chrono::milliseconds within = kPatience);
    /// What was reported and nobody waited for.
    std::string unasked() const;
    /// Lines that have come so far are forgotten.
    void forgetReports();

    /// An order to the emulator; throws std::runtime_error unless it is carried out.
    void bench(const std::string& json);
    /// The next event of this name, empty if none comes.
    boost::json::object event(std::string_view name, std::chrono::milliseconds within = kPatience);
    void forgetEvents();

    /// A touch at this place of the screen, each 0 to 1.
    void touch(double x, double y);
    /// Digits and Enter on the USB keyboard.
    void type(std::string_view digits);
    /// What the device at the far end of the USB serial converter says; a line feed comes after it.
    void sayOnSerialLine(std::string_view text);
    /// The screen as a PNG, once the guest's kernel has copied to it what a program has drawn, and it stands still.
    void screenshot(const std::filesystem::path& path);

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::string screen(const std::filesystem::path& path);

    std::vector<std::string> command() const;
    std::unique_ptr<support::LineSocket> connect(const char* name);
    std::optional<std::string> channelLine(std::chrono::steady_clock::time_point deadline, std::size_t enough);
    void qmp(const std::string& json);

    std::filesystem::path folder_;
    std::unique_ptr<support::ChildProcess> machine_; ///< the emulator, and QEMU in it
    std::unique_ptr<support::LineSocket> orders_;
    std::unique_ptr<support::LineSocket> monitor_;
    std::unique_ptr<support::LineSocket> control_;
    std::unique_ptr<support::LineSocket> watch_;
    std::unique_ptr<support::LineSocket> line_;
    std::deque<std::string> reports_;
};

} // namespace fifteen::system_test
