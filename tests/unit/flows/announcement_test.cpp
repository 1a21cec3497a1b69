// SPDX-License-Identifier: Apache-2.0
#include "flows/announcement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

using testing::ElementsAre;

TEST(Announcement, saysTheSentenceInItsOrder) {
    EXPECT_THAT(sentenceClips("A017", 3, true), ElementsAre("chime", "qing", "letter-A", "digit-0", "digit-1",
                                                            "digit-7", "dao", "desk-3", "hao-chuangkou"));
}

TEST(Announcement, readsATwoDigitDeskAsANumber) {
    EXPECT_THAT(sentenceClips("B5", 12, false),
                ElementsAre("qing", "letter-B", "digit-5", "dao", "desk-12", "hao-chuangkou"));
}

TEST(Announcement, readsADeskBeyondThePackDigitByDigit) {
    EXPECT_THAT(sentenceClips("B5", 101, false),
                ElementsAre("qing", "letter-B", "digit-5", "dao", "digit-1", "digit-0", "digit-1", "hao-chuangkou"));
}

TEST(Announcement, leavesOutWhatCannotBeSaid) {
    EXPECT_THAT(sentenceClips("a-0特1", 1, false),
                ElementsAre("qing", "letter-A", "digit-0", "digit-1", "dao", "desk-1", "hao-chuangkou"));
    EXPECT_THAT(sentenceClips("", 0, false), ElementsAre("qing", "dao", "digit-0", "hao-chuangkou"));
}

} // namespace
} // namespace fifteen::flows
