// SPDX-License-Identifier: Apache-2.0
#include "routes.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace fifteen::net {
namespace {

TEST(Routes, theParameterIsOneSegment) {
    const auto found = findRoute(http::verb::post, "/api/v1/tickets/abc/cancel");
    ASSERT_TRUE(found.match.has_value());
    EXPECT_EQ(found.match->parameter, "abc");
    for (const auto* path : {"/api/v1/tickets//cancel", "/api/v1/tickets/a/b/cancel", "/api/v1/tickets/abc/cancel/",
                             "/api/v1/desks/1", "/api/v1/tickets/", "/api/v1", "", "//", "/api/v1/site/"}) {
        EXPECT_FALSE(findRoute(http::verb::post, path).match.has_value()) << path;
    }
}

TEST(Routes, aFilesNameMayHoldSlashes) {
    const auto found = findRoute(http::verb::get, "/staff/assets/index.js");
    ASSERT_TRUE(found.match.has_value());
    EXPECT_EQ(found.match->parameter, "assets/index.js");
    EXPECT_EQ(found.match->route->permission, Permission::staff);
}

TEST(Routes, anotherMethodIsToldWhatIsAllowed) {
    EXPECT_EQ(findRoute(http::verb::get, "/api/v1/tickets").allowed, "POST");
    EXPECT_EQ(findRoute(http::verb::post, "/api/v1/site").allowed, "GET, HEAD");
    EXPECT_EQ(findRoute(http::verb::get, "/nowhere").allowed, "");
    EXPECT_TRUE(findRoute(http::verb::head, "/healthz").match.has_value());
}

TEST(Routes, everyDeskCommandIsForStaff) {
    for (const auto* name : {"open", "pause", "close", "call-next", "recall", "start", "finish", "no-show", "resume"}) {
        const auto found = findRoute(http::verb::post, "/api/v1/desks/3/" + std::string(name));
        ASSERT_TRUE(found.match.has_value()) << name;
        EXPECT_EQ(found.match->route->permission, Permission::staff) << name;
    }
}

TEST(Routes, theContractHasTheSameAddresses) {
    std::set<std::string> written;
    std::ifstream contract(FIFTEEN_OPENAPI);
    for (std::string line; std::getline(contract, line);) {
        if (line.starts_with("  /") && line.ends_with(":")) {
            written.insert(line.substr(2, line.size() - 3));
        }
    }
    std::set<std::string> served;
    for (std::size_t i = 0; patternOf(i) != "other"; ++i) {
        std::string pattern(patternOf(i));
        if (const auto star = pattern.find('*'); star != std::string::npos) {
            pattern.erase(star, 1);
        }
        served.insert(pattern);
    }
    EXPECT_EQ(served, written);
}

} // namespace
} // namespace fifteen::net
