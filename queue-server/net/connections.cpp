// SPDX-License-Identifier: Apache-2.0
#include "connections.hpp"

namespace fifteen::net {

void Connections::start() {
    timer_.expires_after(std::chrono::milliseconds(250));
    timer_.async_wait([this](ErrorCode stopped) {
        if (!stopped) {
            sweep(std::chrono::steady_clock::now());
            start();
        }
    });
}

void Connections::stop() {
    timer_.cancel();
}

void Connections::sweep(Connection::TimePoint now) {
    for (auto next = all_.begin(); next != all_.end();) {
        Connection& connection = *next++; // first: an overdue one may take itself off the list
        if (connection.deadline() <= now) {
            connection.withoutDeadline();
            connection.overdue();
        }
    }
}

void Connections::windAll() {
    for (auto next = all_.begin(); next != all_.end();) {
        Connection& connection = *next++;
        connection.wind();
    }
}

} // namespace fifteen::net
