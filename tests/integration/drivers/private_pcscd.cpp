// SPDX-License-Identifier: Apache-2.0
#include "private_pcscd.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <net/if.h>
#include <sched.h>
#include <stdexcept>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fifteen::tests {

namespace {

using namespace std::chrono_literals;

constexpr const char* kDriver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

std::string problem(const char* what) {
    return std::string(what) + ": " + std::strerror(errno);
}

bool write(const char* path, const std::string& text) {
    std::ofstream file(path);
    file << text << std::flush;
    return file.good();
}

/// In a user namespace of its own an ordinary user may do the same as root.
std::optional<std::string> becomeRoot() {
    const auto user = std::to_string(::getuid());
    const auto group = std::to_string(::getgid());
    if (::unshare(CLONE_NEWUSER) != 0) {
        return problem("no user namespace");
    }
    if (!write("/proc/self/setgroups", "deny") || !write("/proc/self/uid_map", "0 " + user + " 1") ||
        !write("/proc/self/gid_map", "0 " + group + " 1")) {
        return "the user namespace cannot be set up";
    }
    return std::nullopt;
}

bool raiseLoopback() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    request.ifr_flags = IFF_UP;
    const bool raised = socket >= 0 && ::ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    ::close(socket);
    return raised;
}

} // namespace

std::optional<std::string> PrivatePcscd::moveOutOfReach() {
    if (::geteuid() != 0) {
        if (auto why = becomeRoot()) {
            return why;
        }
    }
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) {
        return problem("no namespaces");
    }
    if (!raiseLoopback()) {
        return problem("no loopback");
    }
    // pcscd's socket and its clients' is /run/pcscd/pcscd.comm; what is mounted here is seen by nobody else.
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", "/run", "tmpfs", 0, "mode=755") != 0) {
        return problem("no /run of one's own");
    }
    return std::nullopt;
}

PrivatePcscd::PrivatePcscd(bool withReader) {
    if (withReader) {
        config_.write("vpcd", std::string("FRIENDLYNAME \"") + kReaderName +
                                  "\"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH " + kDriver + "\nCHANNELID 0x8C7B\n");
    }
    start();
}

void PrivatePcscd::start() {
    process_.emplace(std::vector<std::string>{"pcscd", "--foreground", "--config", config_.path().string()});
}

void PrivatePcscd::stop() {
    process_->signal(SIGTERM);
    if (!process_->wait(20s)) {
        throw std::runtime_error("pcscd does not end");
    }
    process_.reset();
}

std::chrono::milliseconds PrivatePcscd::processorTime() const {
    std::ifstream file("/proc/" + std::to_string(process_->pid()) + "/stat");
    std::string word;
    for (int field = 0; field < 13; ++field) { // its name has no blank in it
        file >> word;
    }
    long user = 0;
    long system = 0;
    file >> user >> system;
    return std::chrono::milliseconds((user + system) * 1000 / ::sysconf(_SC_CLK_TCK));
}

} // namespace fifteen::tests
