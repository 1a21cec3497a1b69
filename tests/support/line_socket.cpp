// SPDX-License-Identifier: Apache-2.0
#include "support/line_socket.hpp"

#include <algorithm>
#include <array>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace fifteen::support {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

LineSocket::LineSocket(const std::filesystem::path& path)
    : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        throw std::runtime_error("nobody listens at " + path.string());
    }
}

LineSocket::~LineSocket() {
    ::close(socket_);
}

void LineSocket::write(std::string_view line) {
    const std::string text = std::string(line) + "\n";
    for (std::size_t sent = 0; sent < text.size();) {
        const auto count = ::send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) {
            throw std::runtime_error("the other end has gone");
        }
        sent += static_cast<std::size_t>(count);
    }
}

std::optional<std::string> LineSocket::line(std::chrono::milliseconds within) {
    const auto deadline = Clock::now() + within;
    while (true) {
        if (const auto end = read_.find('\n'); end != std::string::npos) {
            auto found = read_.substr(0, end);
            read_.erase(0, end + 1);
            if (found.ends_with('\r')) {
                found.pop_back();
            }
            return found;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(std::max(left, 0ms).count())) <= 0) {
            return std::nullopt;
        }
        std::array<char, 4096> chunk{};
        const auto count = ::recv(socket_, chunk.data(), chunk.size(), 0);
        if (count <= 0) {
            return std::nullopt;
        }
        read_.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

} // namespace fifteen::support
