// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <chrono>

namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;

/// What a kiosk asks of appointments, on the running server.
class AppointmentTest : public testing::Test {
protected:
    protocol::Appointment book(std::chrono::milliseconds ahead, const std::string& idHash) {
        const auto at = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + ahead;
        const auto answer =
            client_.post("/api/v1/appointments", support::newKey(),
                         R"({"items":["employee_enrolment"],"at_ms":)" + std::to_string(at.time_since_epoch().count()) +
                             R"(,"person":{"masked_name":"李*","id_hash":")" + idHash + R"("}})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        return protocol::decodeLenient<protocol::Appointment>(answer.body).value();
    }

    std::vector<std::string> found(const std::string& by) {
        const auto answer = client_.get("/api/v1/appointments/by-" + by);
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::vector<std::string> ids;
        for (const auto& one : protocol::decodeLenient<protocol::Appointments>(answer.body).value().appointments)
            ids.push_back(one.appointment);
        return ids;
    }

    support::ServerProcess server_;
    support::HttpClient client_{server_.port()};
    const std::string li_ = std::string(64, 'a');
    const std::string wang_ = std::string(64, 'b');
};

TEST_F(AppointmentTest, isFoundByItsPersonAndByItsCodeUntilTheyAreHere) {
    const auto lis = book(1s, li_);
    const auto wangs = book(2s, wang_);
    EXPECT_EQ(found("person/" + li_), std::vector{lis.appointment});
    EXPECT_EQ(found("person/" + std::string(64, 'c')), std::vector<std::string>{});
    EXPECT_EQ(found("code/" + wangs.code), std::vector{wangs.appointment});
    EXPECT_EQ(found("code/12345"), std::vector<std::string>{});

    const std::string path = "/api/v1/appointments/" + lis.appointment + "/check-in";
    const auto ticket = client_.post(path, "check-in.k1.li", R"({"kiosk":"k1"})");
    EXPECT_EQ(ticket.status, 201) << ticket.body;
    EXPECT_EQ(ticket.member("lane"), "appointment");
    EXPECT_EQ(client_.post(path, "check-in.k1.li", R"({"kiosk":"k1"})").body, ticket.body) << "asked again: the same";
    EXPECT_EQ(client_.post(path, "check-in.k2.li", R"({"kiosk":"k2"})").member("code"), "appointment_used");
    EXPECT_EQ(found("person/" + li_), std::vector<std::string>{});
    EXPECT_EQ(found("code/" + lis.code), std::vector<std::string>{});
}

TEST_F(AppointmentTest, ofAnotherDayIsNotToldToday) {
    const auto later = book(48h, li_);
    EXPECT_EQ(found("person/" + li_), std::vector<std::string>{});
    EXPECT_EQ(found("code/" + later.code), std::vector<std::string>{});
}

} // namespace
} // namespace fifteen::integration
