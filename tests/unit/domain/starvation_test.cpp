// SPDX-License-Identifier: Apache-2.0
#include "domain/starvation.hpp"
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

/// An ordinary ticket (30 min) waits 18 minutes; one of priority (10 min) came 13 minutes later: past the first
/// (1 - 1/3) * 18 = 12 minutes, so it must not pass.
TEST(Starvation, aCallAgainstTheBoundIsSeenAndOneWithinItIsNot) {
    Scene scene;
    scene.open(1);
    const auto ordinaryTicket = scene.issue();
    scene.now += 12min;
    const auto inTime = scene.issue("enrol", "elderly");
    scene.now += 1min;
    const auto tooLate = scene.issue("enrol", "elderly");
    scene.now += 5min;
    TicketCalled call{.ticket = inTime, .desk = 1, .call = 1, .policyVersion = 1, .markedFirst = false, .heads = {}};
    EXPECT_FALSE(passedAgainstTheBound(scene.hall, call, scene.now));
    call.ticket = tooLate;
    EXPECT_EQ(passedAgainstTheBound(scene.hall, call, scene.now), ordinaryTicket);
    call.reason = "papers";
    EXPECT_FALSE(passedAgainstTheBound(scene.hall, call, scene.now)) << "by name: it carries a reason of its own";
    call.reason.clear();
    call.desk = 3;
    EXPECT_FALSE(passedAgainstTheBound(scene.hall, call, scene.now)) << "a green desk";
}

} // namespace
} // namespace fifteen::domain::test
