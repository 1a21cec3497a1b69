// SPDX-License-Identifier: Apache-2.0
#include "connections.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

using namespace std::chrono_literals;

struct Peer final : Connection {
    void overdue() override { ++cutOff; }

    void wind() override { ++wound; }

    int cutOff = 0;
    int wound = 0;
};

TEST(Connections, cutsOffWhoeverIsOverdueOnce) {
    asio::io_context io;
    Connections connections(io.get_executor());
    Peer slow;
    Peer patient;
    Peer free;
    connections.add(slow);
    connections.add(patient);
    connections.add(free);
    slow.within(10ms);
    patient.within(10s);
    const auto now = std::chrono::steady_clock::now();
    connections.sweep(now);
    EXPECT_EQ(slow.cutOff, 0);
    connections.sweep(now + 1s);
    connections.sweep(now + 2s);
    EXPECT_EQ(slow.cutOff, 1);
    EXPECT_EQ(patient.cutOff, 0);
    EXPECT_EQ(free.cutOff, 0);
}

TEST(Connections, forgetsWhoeverIsGone) {
    asio::io_context io;
    Connections connections(io.get_executor());
    {
        Peer peer;
        connections.add(peer);
        EXPECT_EQ(connections.count(), 1U);
    }
    EXPECT_TRUE(connections.empty());
    connections.windAll();
}

} // namespace
} // namespace fifteen::net
