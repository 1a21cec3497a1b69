// SPDX-License-Identifier: Apache-2.0
#include "access.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

Caller from(const char* peer, std::string_view host = "127.0.0.1:8015") {
    return {boost::asio::ip::make_address(peer), host, {}, {}};
}

TEST(Access, staffWorkOnTheServersOwnMachineOnly) {
    const Access access({});
    for (const auto* peer : {"127.0.0.1", "127.0.0.53", "::1", "::ffff:127.0.0.1"}) {
        EXPECT_FALSE(access.check(from(peer), Permission::staff).has_value()) << peer;
    }
    for (const auto* peer : {"192.168.1.7", "10.0.0.1", "::ffff:10.0.0.1", "fe80::1", "0.0.0.0"}) {
        EXPECT_EQ(access.check(from(peer), Permission::staff), Refusal::staffOnlyHere) << peer;
        EXPECT_FALSE(access.check(from(peer), Permission::anyone).has_value()) << peer;
    }
}

TEST(Access, onlyNamesGivenToThisServerAreItsNames) {
    const Access access({"hall.example"});
    for (const auto* host : {"127.0.0.1", "127.0.0.1:8015", "[::1]:8015", "localhost", "LOCALHOST:8015",
                             "192.168.1.5:8015", "hall.example:8015", "Hall.Example"}) {
        EXPECT_FALSE(access.check(from("10.0.0.9", host), Permission::anyone).has_value()) << host;
    }
    for (const auto* host : {"", ":8015", "evil.example", "evil.example:8015", "localhost.evil.example",
                             "hall.example.evil", "127.0.0.1.evil.example", "[::1"}) {
        EXPECT_EQ(access.check(from("127.0.0.1", host), Permission::anyone), Refusal::hostUnknown) << host;
    }
}

TEST(Access, aPageOfAnotherSiteIsRefusedEvenOnThisMachine) {
    const Access access({});
    Caller caller = from("127.0.0.1");
    caller.origin = "http://127.0.0.1:8015";
    EXPECT_FALSE(access.check(caller, Permission::staff).has_value());
    for (const auto* origin : {"null", "http://evil.example", "https://127.0.0.1:8015", "http://127.0.0.1:9999"}) {
        caller.origin = origin;
        EXPECT_EQ(access.check(caller, Permission::staff), Refusal::originForeign) << origin;
    }
    caller.origin = {};
    caller.fetchSite = "cross-site";
    EXPECT_EQ(access.check(caller, Permission::anyone), Refusal::originForeign);
    caller.fetchSite = "same-origin";
    EXPECT_FALSE(access.check(caller, Permission::anyone).has_value());
}

} // namespace
} // namespace fifteen::net
