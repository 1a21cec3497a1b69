// SPDX-License-Identifier: Apache-2.0
#include "stream_request.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

TEST(StreamRequest, holdsWhatTheClientSaid) {
    const auto request = parseStreamRequest("view=desk&client=small-1&desk=3&stream=0a1b&last=17&last_call=41");
    ASSERT_TRUE(request.has_value());
    EXPECT_EQ(request->view, View::desk);
    EXPECT_EQ(request->client, "small-1");
    EXPECT_EQ(request->desk, 3);
    EXPECT_EQ(request->resume.stream, "0a1b");
    EXPECT_EQ(request->resume.last, 17);
    EXPECT_EQ(request->lastCall, 41U);
}

TEST(StreamRequest, anIncompleteResumeIsNone) {
    EXPECT_EQ(parseStreamRequest("view=hall&client=d1&stream=0a1b")->resume.stream, "");
    EXPECT_EQ(parseStreamRequest("view=hall&client=d1&last=5")->resume.last, 0);
}

TEST(StreamRequest, namesTheParameterThatIsWrong) {
    const auto fault = [](std::string_view query) { return parseStreamRequest(query).error().location; };
    EXPECT_EQ(fault(""), "?view");
    EXPECT_EQ(fault("view=hall"), "?client");
    EXPECT_EQ(fault("view=desk&client=d1"), "?desk");
    EXPECT_EQ(fault("view=moon&client=d1"), "?view");
    EXPECT_EQ(fault("view=hall&client="), "?client");
    EXPECT_EQ(fault("view=hall&client=a b"), "?client");
    EXPECT_EQ(fault("view=hall&client=" + std::string(65, 'a')), "?client");
    EXPECT_EQ(fault("view=hall&client=d1&client=d2"), "?client");
    EXPECT_EQ(fault("view=hall&client=d1&desk=70000"), "?desk");
    EXPECT_EQ(fault("view=hall&client=d1&desk=3x"), "?desk");
    EXPECT_EQ(fault("view=hall&client=d1&last_call=-1"), "?last_call");
    EXPECT_EQ(fault("view=hall&client=d1&token=x"), "?token");
    EXPECT_EQ(fault("view=hall&client=d1&%00=x"), "?");
    EXPECT_EQ(fault("&&&&"), "?");
}

} // namespace
} // namespace fifteen::net
