// SPDX-License-Identifier: Apache-2.0
#include "outbox.hpp"
#include "topic.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

using protocol::KioskState;

struct Screen final : Subscriber {
    void offer(const Frame& frame) override { frames.push_back(frame); }

    std::vector<Frame> frames;
};

class TopicTest : public testing::Test {
protected:
    void setDesks(int count) {
        desks_ = count;
        topic_.refresh();
    }

    int desks_ = 1;
    TopicOf<KioskState> topic_{"s1", [this](const KioskState&) { return KioskState{{}, desks_}; }};
};

TEST_F(TopicTest, oneEncodingServesAll) {
    Screen first;
    Screen second;
    topic_.refresh();
    topic_.join(first, {}, nullptr);
    topic_.join(second, {}, nullptr);
    setDesks(2);
    ASSERT_EQ(first.frames.size(), 2U);
    EXPECT_EQ(first.frames[0], second.frames[0]);
    EXPECT_EQ(first.frames[1], second.frames[1]) << "the same bytes, not equal ones";
    EXPECT_EQ(*first.frames[1], R"({"type":"update","seq":2,"set":{"open_desks":2}})");
}

TEST_F(TopicTest, nothingNewIsNoFrame) {
    Screen screen;
    topic_.refresh();
    topic_.join(screen, {}, nullptr);
    setDesks(1);
    EXPECT_EQ(screen.frames.size(), 1U);
}

TEST_F(TopicTest, whoComesBackGetsWhatItMissed) {
    for (int i = 2; i <= 5; ++i) {
        setDesks(i); // seq 1..4
    }
    Screen screen;
    topic_.join(screen, {"s1", 2}, nullptr);
    ASSERT_EQ(screen.frames.size(), 2U);
    EXPECT_NE(screen.frames[0]->find("\"seq\":3"), std::string::npos);
    EXPECT_NE(screen.frames[1]->find("\"seq\":4"), std::string::npos);
}

TEST_F(TopicTest, whoCannotBeHelpedWithUpdatesGetsASnapshot) {
    setDesks(2);
    setDesks(3);
    for (const Resume& resume : {Resume{}, Resume{"s0", 1}, Resume{"s1", 2}, Resume{"s1", 99}, Resume{"s1", -5}}) {
        Screen screen;
        topic_.join(screen, resume, nullptr);
        ASSERT_EQ(screen.frames.size(), 1U);
        EXPECT_NE(screen.frames[0]->find("\"snapshot\""), std::string::npos) << resume.stream << resume.last;
        topic_.leave(screen);
    }
    for (int i = 0; i < 400; ++i) {
        setDesks(i);
    }
    Screen late;
    topic_.join(late, {"s1", 2}, nullptr);
    EXPECT_NE(late.frames.at(0)->find("\"snapshot\""), std::string::npos) << "only the newest updates are kept";
}

TEST_F(TopicTest, whoLeftIsToldNothing) {
    Screen screen;
    topic_.join(screen, {}, nullptr);
    topic_.leave(screen);
    setDesks(9);
    EXPECT_EQ(screen.frames.size(), 1U);
    EXPECT_FALSE(topic_.watched());
}

TEST(Outbox, keepsTheOrderUpToItsBound) {
    Outbox outbox;
    outbox.push(std::make_shared<const std::string>("a"));
    outbox.push(std::make_shared<const std::string>("b"));
    EXPECT_EQ(*outbox.pop(), "a");
    EXPECT_EQ(*outbox.pop(), "b");
    EXPECT_TRUE(outbox.empty());
}

TEST(Outbox, whoFallsBehindKeepsNothingUntilASnapshot) {
    Outbox outbox;
    for (std::size_t i = 0; i <= Outbox::mostFrames; ++i) {
        outbox.push(std::make_shared<const std::string>("a"));
    }
    EXPECT_TRUE(outbox.behind());
    EXPECT_TRUE(outbox.empty());
    outbox.push(std::make_shared<const std::string>("b"));
    EXPECT_TRUE(outbox.empty());
    outbox.caughtUp();
    outbox.push(std::make_shared<const std::string>("c"));
    EXPECT_EQ(*outbox.pop(), "c");
}

TEST(Outbox, isBoundedInBytesToo) {
    Outbox outbox;
    outbox.push(std::make_shared<const std::string>(Outbox::mostBytes, 'x'));
    EXPECT_FALSE(outbox.behind());
    outbox.push(std::make_shared<const std::string>("y"));
    EXPECT_TRUE(outbox.behind());
}

} // namespace
} // namespace fifteen::net
