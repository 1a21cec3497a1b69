// SPDX-License-Identifier: Apache-2.0
#include "view_models/paging.hpp"
#include "view_models/words.hpp"

#include <gtest/gtest.h>

namespace fifteen::view_models {

namespace {

TEST(Words, ANumberGetsASpaceBesideChinese) {
    EXPECT_EQ(spaced(QStringLiteral("12月31日截止")), QStringLiteral("12 月 31 日截止"));
    EXPECT_EQ(spaced(QStringLiteral("材料齐全，10分钟办好")), QStringLiteral("材料齐全，10 分钟办好"));
    EXPECT_EQ(spaced(QStringLiteral("请A017到3号窗口")), QStringLiteral("请 A017 到 3 号窗口"));
}

TEST(Words, SpacesAndPunctuationStay) {
    EXPECT_EQ(spaced(QStringLiteral("60 岁以上")), QStringLiteral("60 岁以上"));
    EXPECT_EQ(spaced(QStringLiteral("（2024）版")), QStringLiteral("（2024）版"));
    EXPECT_EQ(spaced(QString()), QString());
}

TEST(Words, EnglishFallsBackToChinese) {
    EXPECT_EQ(words({"报销", "Reimbursement"}, flows::Language::en), QStringLiteral("Reimbursement"));
    EXPECT_EQ(words({"报销", ""}, flows::Language::en), QStringLiteral("报销"));
    EXPECT_EQ(words({"报销", "Reimbursement"}, flows::Language::zh), QStringLiteral("报销"));
}

TEST(Paging, WhatFitsIsOnePart) {
    const Part part = partOf(6, 6, 6, 0);
    EXPECT_EQ(part, (Part{.first = 0, .count = 6, .number = 0, .parts = 1}));
    EXPECT_FALSE(part.more());
}

TEST(Paging, SeldomChoicesComeOnLaterParts) {
    EXPECT_EQ(partOf(9, 4, 6, 0), (Part{.first = 0, .count = 4, .number = 0, .parts = 2}));
    EXPECT_EQ(partOf(9, 4, 6, 1), (Part{.first = 4, .count = 5, .number = 1, .parts = 2}));
    EXPECT_TRUE(partOf(9, 4, 6, 1).last());
}

TEST(Paging, EveryChoiceStandsOnExactlyOnePart) {
    for (std::size_t total = 0; total <= 25; ++total) {
        for (std::size_t leading = 0; leading <= total; ++leading) {
            for (const std::size_t room : {std::size_t{4}, std::size_t{6}}) {
                std::size_t next = 0;
                const std::size_t parts = partOf(total, leading, room, 0).parts;
                for (std::size_t number = 0; number < parts; ++number) {
                    const Part part = partOf(total, leading, room, number);
                    ASSERT_EQ(part.first, next);
                    ASSERT_GE(part.count, 1U);
                    ASSERT_LE(part.count, room);
                    next += part.count;
                }
                ASSERT_EQ(next, total) << total << " choices, " << leading << " of them leading";
            }
        }
    }
}

TEST(Paging, AfterTheLastPartComesTheFirst) {
    EXPECT_EQ(partOf(10, 10, 4, 3), partOf(10, 10, 4, 0));
}

} // namespace

} // namespace fifteen::view_models
