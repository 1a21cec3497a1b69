// SPDX-License-Identifier: Apache-2.0
#include "flows/desk_screen.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

DeskScreen deskThree(DeskLine::State state) {
    DeskScreen screen;
    screen.desk = 3;
    screen.line = DeskLine{.desk = 3, .state = state, .number = std::nullopt, .staff = "0312"};
    return screen;
}

TEST(DeskScreen, knowsNothingBeforeTheServerSpoke) {
    EXPECT_EQ(faceOf(DeskScreen{}), DeskFace::unknown);
}

TEST(DeskScreen, showsTheDesksState) {
    EXPECT_EQ(faceOf(deskThree(DeskLine::State::closed)), DeskFace::closed);
    EXPECT_EQ(faceOf(deskThree(DeskLine::State::open)), DeskFace::free);
    EXPECT_EQ(faceOf(deskThree(DeskLine::State::paused)), DeskFace::paused);
}

TEST(DeskScreen, tellsCalledFromServing) {
    DeskScreen screen = deskThree(DeskLine::State::open);
    screen.line->number = "A017";
    EXPECT_EQ(faceOf(screen), DeskFace::called);
    screen.line->serving = true;
    EXPECT_EQ(faceOf(screen), DeskFace::serving);
}

TEST(DeskScreen, keepsTheVisitorOfAPausedDesk) {
    DeskScreen screen = deskThree(DeskLine::State::paused);
    screen.line->number = "A017";
    screen.line->serving = true;
    EXPECT_EQ(faceOf(screen), DeskFace::serving);
}

TEST(DeskScreen, sendsToTheNearestOpenDesk) {
    DeskScreen screen = deskThree(DeskLine::State::paused);
    EXPECT_EQ(nextOpenDesk(screen), std::nullopt);
    screen.otherOpen = {9, 5, 1};
    EXPECT_EQ(nextOpenDesk(screen), 1);
    screen.otherOpen = {9, 4};
    EXPECT_EQ(nextOpenDesk(screen), 4);
}

} // namespace
} // namespace fifteen::flows
