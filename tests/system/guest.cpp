// SPDX-License-Identifier: Apache-2.0
#include "guest.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <unistd.h>

namespace fifteen::system_test {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kStep = 10s; // for what needs no work in the guest
constexpr auto kBootPatience = 240s;
constexpr auto kNoLimit = std::numeric_limits<std::size_t>::max();
constexpr int kMemory = 1536;
constexpr int kAxis = 0x7FFF; // QMP's measure of an absolute axis

const std::filesystem::path kKernel = FIFTEEN_SYSTEM_FOLDER "/kernel";
const std::filesystem::path kSources = FIFTEEN_SYSTEM_SOURCES;
// On a busy host an emulated processor stands still for a while now and then; the kernel would take that for broken
// timers and locked-up processors.
const char* const kForASlowHost = "no_timer_check tsc=reliable nowatchdog rcupdate.rcu_cpu_stall_suppress=1";
// Parts of the board that nobody needs here, and whose drivers udev would load and wait for.
const char* const kLeftOut = " module_blacklist=ahci,iTCO_wdt,i2c_i801,lpc_ich,psmouse,pcspkr,rapl,intel_rapl_msr,kvm";
const char* const kQemu = "qemu-system-x86_64";

bool isThere(const char* program) {
    return support::ChildProcess({"sh", "-c", std::string("command -v ") + program}).wait(kStep) == 0;
}

} // namespace

std::string Guest::reasonToSkip() {
#if !defined(__x86_64__)
    return "the guest runs this machine's own programs, and is an x86-64";
#endif
    return isThere(kQemu) ? "" : std::string(kQemu) + " is not installed";
}

std::vector<std::string> Guest::command() const {
    const auto chardev = [](const std::string& id, const std::string& how) {
        return "socket,id=" + id + ",path=" + how;
    };
    const std::string serve = ",server=on,wait=off";
    const std::string append = std::string("console=ttyS0 quiet loglevel=4 panic=-1 mitigations=off ") + kForASlowHost +
                               " fifteen.guest=" + (kSources / "guest.sh").string() +
                               " fifteen.modules=" + (kKernel / "lib/modules").string();
    // No AVX: emulating wide vectors costs more than they save. The folder of sockets is the working directory's.
    return {FIFTEEN_EMULATOR,
            "--config",
            "emulator.toml",
            "--usbredir",
            ".",
            "--",
            kQemu,
            "-nodefaults",
            "-no-user-config",
            "-no-reboot",
            "-display",
            "none",
            "-machine",
            "q35",
            "-accel",
            "tcg,thread=multi",
            "-cpu",
            "Nehalem",
            "-smp",
            "2",
            "-m",
            std::to_string(kMemory),
            "-kernel",
            (kKernel / "vmlinux").string(),
            "-initrd",
            (kKernel / "initramfs").string(),
            "-append",
            append,
            "-virtfs",
            "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
            "-serial",
            "file:console.log",
            "-chardev",
            chardev("orders", "orders.sock") + serve,
            "-serial",
            "chardev:orders",
            "-chardev",
            chardev("monitor", "monitor.sock") + serve,
            "-mon",
            "chardev=monitor,mode=control",
            "-device",
            "qemu-xhci,id=usb",
            "-chardev",
            chardev("reader", "reader.usb"),
            "-device",
            "usb-redir,chardev=reader,bus=usb.0",
            "-chardev",
            chardev("printer", "printer.usb"),
            "-device",
            "usb-redir,chardev=printer,bus=usb.0",
            "-chardev",
            chardev("scanner", "scanner.usb"),
            "-device",
            "usb-redir,chardev=scanner,bus=usb.0",
            "-device",
            "usb-tablet,bus=usb.0",
            "-device",
            "usb-kbd,bus=usb.0",
            "-chardev",
            chardev("line", "line.sock") + serve,
            "-device",
            "usb-serial,chardev=line,always-plugged=on,bus=usb.0",
            "-device",
            "virtio-gpu-pci,xres=1080,yres=1920"};
}

Guest::Guest(std::filesystem::path folder)
    : folder_(std::move(folder)) {
    const auto old = std::filesystem::current_path();
    std::filesystem::create_directories(folder_);
    std::filesystem::current_path(folder_); // paths of sockets must be short
    std::filesystem::remove_all("tickets"); // of an earlier run
    for (const auto* left : {"orders.sock", "monitor.sock", "line.sock", "bench.sock", "console.log"}) {
        std::filesystem::remove(left);
    }
    std::ofstream("emulator.toml")
        << "tickets_dir = \"tickets\"\ncontrol = \"bench.sock\"\n[reader]\nfind = \"20ms\"\n"
           "read = \"50ms\"\n[printer]\n[scanner]\n[[cards]]\nid = \"li\"\nname = \"李秀英\"\nbirth = \"19550312\"\n";
    machine_ = std::make_unique<support::ChildProcess>(command());
    std::filesystem::current_path(old);
    monitor_ = connect("monitor.sock");
    monitor_->line(kStep); // its greeting
    qmp(R"({"execute":"qmp_capabilities"})");
    control_ = connect("bench.sock");
    watch_ = connect("bench.sock");
    watch_->write(R"({"do":"watch"})");
    watch_->line(kStep);
    line_ = connect("line.sock");
    orders_ = connect("orders.sock");
    for (auto line = orders_->line(kBootPatience); line != "guest is up"; line = orders_->line(kBootPatience)) {
        if (!line) {
            throw std::runtime_error("the guest did not come up: see console.log in " + folder_.string() + "; " +
                                     machine_->errors());
        }
    }
}

Guest::~Guest() {
    // Removed from under it, the machine is at no loss: it has no disk.
    machine_->signal(SIGTERM);
    machine_->wait(15s);
}

/// QEMU makes its sockets in its own time; nothing tells of them but themselves.
std::unique_ptr<support::LineSocket> Guest::connect(const char* name) {
    const auto deadline = Clock::now() + kPatience;
    const auto path = std::filesystem::relative(folder_ / name);
    const auto& shorter = path.string().size() < (folder_ / name).string().size() ? path : folder_ / name;
    while (true) {
        try {
            return std::make_unique<support::LineSocket>(shorter);
        } catch (const std::runtime_error&) {
            if (Clock::now() > deadline || machine_->wait(20ms)) {
                throw std::runtime_error("QEMU does not start: " + machine_->errors());
            }
        }
    }
}

void Guest::qmp(const std::string& json) {
    monitor_->write(json);
    while (true) {
        const auto line = monitor_->line(kPatience);
        if (!line || line->find("\"error\"") != std::string::npos) {
            throw std::runtime_error(json + ": " + line.value_or("QEMU does not answer"));
        }
        if (line->find("\"return\"") != std::string::npos) { // the others are events
            return;
        }
    }
}

/// The next line that is no report; reports are put aside. Nothing: the time is over, or more reports than `enough` are
/// there.
std::optional<std::string> Guest::channelLine(Clock::time_point deadline, std::size_t enough) {
    const std::string mark = "report ";
    while (reports_.size() <= enough) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        auto line = orders_->line(left);
        if (!line || !line->starts_with(mark)) {
            return line;
        }
        reports_.push_back(line->substr(mark.size()));
    }
    return std::nullopt;
}

Guest::Answer Guest::run(const std::string& order) {
    const std::string status = "status ";
    orders_->write(order);
    Answer answer;
    while (true) {
        const auto line = channelLine(Clock::now() + kPatience, kNoLimit);
        if (!line) {
            throw std::runtime_error("the guest does not answer to: " + order);
        }
        if (line->starts_with(status)) {
            answer.status = std::stoi(line->substr(status.size()));
            return answer;
        }
        answer.output += line->starts_with("| ") ? line->substr(2) + "\n" : "";
    }
}

std::string Guest::must(const std::string& order) {
    auto answer = run(order);
    if (answer.status != 0) {
        throw std::runtime_error(order + ": status " + std::to_string(answer.status) + ": " + answer.output);
    }
    return answer.output;
}

void Guest::start(const std::string& name, const std::string& command) {
    must("start " + name + " " + command);
}

int Guest::stop(const std::string& name) {
    must("stop " + name);
    const std::string ended = name + " ended ";
    const auto line = report(ended);
    return line ? std::stoi(line->substr(ended.size())) : -1;
}

std::optional<std::string> Guest::report(const std::string& start, std::chrono::milliseconds within) {
    const auto deadline = Clock::now() + within;
    while (true) {
        const auto found =
            std::ranges::find_if(reports_, [&](const std::string& line) { return line.starts_with(start); });
        if (found != reports_.end()) {
            auto line = std::move(*found);
            reports_.erase(found);
            return line;
        }
        const auto known = reports_.size();
        if (channelLine(deadline, known)) {
            throw std::runtime_error("the guest answers though nothing was asked");
        }
        if (reports_.size() == known) {
            return std::nullopt;
        }
    }
}

std::string Guest::unasked() const {
    std::string all;
    for (const auto& line : reports_) {
        all += line + "\n";
    }
    return all;
}

void Guest::forgetReports() {
    run("true"); // what was said before this has come with it
    reports_.clear();
}

void Guest::bench(const std::string& json) {
    control_->write(json);
    const auto answer = control_->line(kStep);
    if (!answer || answer->find("\"ok\":true") == std::string::npos) {
        throw std::runtime_error(json + ": " + answer.value_or("the emulator does not answer"));
    }
}

boost::json::object Guest::event(std::string_view name, std::chrono::milliseconds within) {
    const auto deadline = Clock::now() + within;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        const auto line = watch_->line(left);
        if (!line) {
            return {};
        }
        auto told = boost::json::parse(*line).as_object();
        if (told.contains("event") && told["event"].as_string() == name) {
            return told;
        }
    }
}

void Guest::forgetEvents() {
    while (watch_->line(0ms)) {
    }
}

void Guest::touch(double x, double y) {
    const auto axis = [](const char* name, double value) {
        return std::string(R"({"type":"abs","data":{"axis":")") + name + R"(","value":)" +
               std::to_string(std::lround(value * kAxis)) + "}}";
    };
    const auto send = [&](const std::string& events) {
        qmp(R"({"execute":"input-send-event","arguments":{"events":[)" + events + "]}}");
    };
    send(axis("x", x) + "," + axis("y", y));
    send(R"({"type":"btn","data":{"button":"left","down":true}})");
    send(R"({"type":"btn","data":{"button":"left","down":false}})");
}

void Guest::type(std::string_view digits) {
    const auto key = [&](const std::string& code) {
        for (const auto* down : {"true", "false"}) {
            qmp(R"({"execute":"input-send-event","arguments":{"events":[{"type":"key","data":{"down":)" +
                std::string(down) + R"(,"key":{"type":"qcode","data":")" + code + R"("}}}]}})");
        }
    };
    for (const char digit : digits) {
        key(std::string(1, digit));
    }
    key("ret");
}

void Guest::sayOnSerialLine(std::string_view text) {
    line_->write(text);
}

std::string Guest::screen(const std::filesystem::path& path) {
    qmp(R"({"execute":"screendump","arguments":{"filename":")" + path.string() + R"(","format":"png"}})");
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void Guest::screenshot(const std::filesystem::path& path) {
    must("sync /dev/fb0"); // the kernel's copying is put off, but for this
    const auto deadline = Clock::now() + kPatience;
    std::string before;
    std::string now = screen(path);
    while (now != before && Clock::now() < deadline) {
        before = std::move(now);
        now = screen(path);
    }
}

} // namespace fifteen::system_test
