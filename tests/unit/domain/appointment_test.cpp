// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

/// Who comes for a time agreed on.
namespace fifteen::domain::test {
namespace {

constexpr LaneIndex appointments{2};

TEST(Appointment, waitsFromTheBookedTimeAndComesAfterAllOthersBefore) {
    Scene scene;
    scene.open(1);
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 30min, 0});
    ASSERT_EQ(scene.hall.appointments().size(), 1U);
    scene.now += 10min;
    scene.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    scene.expectRefused(CheckIn{{9, 9}, {1, 2}, "k1"}, Error::appointmentUsed);
    EXPECT_EQ(scene.hall.find({1, 1})->lane, appointments);
    scene.now += 5min;
    const auto now = scene.issue(); // has waited nothing either
    EXPECT_EQ(scene.call(1), now);
    scene.expect(StartService{1, now});
    scene.now += 5min;
    const auto next = scene.issue();
    scene.now += 14min; // 14/30 against 4/5
    EXPECT_EQ(scene.call(1, true), (TicketId{1, 1}));
    EXPECT_EQ(scene.lastOf<TicketCalled>().at(0).heads.at(0).waited, 4min);
    EXPECT_EQ(scene.stateOf(next), TicketState::waiting);
}

TEST(Appointment, lateItWaitsFromCheckIn) {
    Scene scene;
    scene.open(1);
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 30min, 0});
    scene.now += 50min;
    scene.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    EXPECT_EQ(scene.hall.find({1, 1})->waitsFrom, morning + 50min);
}

TEST(Appointment, refusesWhatCannotBe) {
    Scene scene;
    scene.open(1);
    scene.expectRefused(BookAppointment{{9, 9}, {"enrol"}, morning - 1min, 0}, Error::appointmentPast);
    scene.expectRefused(BookAppointment{{9, 9}, {"letter"}, morning + 1h, 0}, Error::groupClosed);
    scene.expectRefused(CheckIn{{9, 9}, {1, 1}, "k1"}, Error::unknownAppointment);
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 26h, 0});
    scene.expectRefused(BookAppointment{{9, 9}, {"enrol"}, morning + 26h, 0}, Error::ticketExists);
    scene.expectRefused(CheckIn{{9, 9}, {1, 1}, "k1"}, Error::appointmentNotToday);
    scene.now += 25h;
    scene.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    scene.expectRefused(CancelAppointment{{9, 9}}, Error::appointmentUsed);
    auto none = sampleSite();
    none.lanes.pop_back();
    Scene without(none);
    without.expectRefused(BookAppointment{{9, 9}, {"enrol"}, morning + 1h, 0}, Error::noAppointments);
}

} // namespace
} // namespace fifteen::domain::test
