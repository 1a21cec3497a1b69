// SPDX-License-Identifier: Apache-2.0
#include "../domain/random_history.hpp"
#include "storage/event_codec.hpp"

namespace fifteen::storage::test {
namespace {

using namespace domain;
using domain::test::sampleSite;
using namespace std::chrono_literals;

std::string bodyOf(const EventBody& event) {
    std::string body;
    EventCodec(sampleSite()).encode(event, body);
    return body;
}

TEST(EventCodec, writesNamesNotIndices) {
    TicketIssued issued;
    issued.ticket = {1, 2};
    issued.number = {'B', 17};
    issued.group = GroupIndex{1};
    issued.lane = LaneIndex{1};
    issued.items = {ItemIndex{2}};
    issued.evidence = Evidence::declared;
    issued.person = 0xFFFFFFFFFFFFFFFFULL;
    issued.issuedBy = "k1";
    EXPECT_EQ(EventCodec::typeOf(issued), "ticket_issued");
    EXPECT_EQ(bodyOf(issued),
              R"({"ticket":"00000000000000010000000000000002","number":"B017","group":"claims","lane":"priority",)"
              R"("items":["refund"],"evidence":"declared","person":"ffffffffffffffff","by":"k1"})");
}

TEST(EventCodec, escapesWhatJsonMustEscapeAndReadsItBack) {
    const DeskPaused paused{3, "a \"b\" \\ \n\t\x01 \0 午餐"};
    const auto body = bodyOf(paused);
    EXPECT_EQ(body.find('\n'), std::string::npos);
    EXPECT_EQ(EventCodec(sampleSite()).decode("desk_paused", body), EventBody{paused});
}

TEST(EventCodec, refusesWhatItDidNotWrite) {
    EventCodec codec(sampleSite());
    const std::string good =
        bodyOf(TicketCalled{{1, 1}, 3, 41, 1, true, {{{'A', 1}, LaneIndex{0}, Duration{5}, Duration{9}}}});
    ASSERT_TRUE(codec.decode("ticket_called", good)) << good;
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_FALSE(codec.decode("ticket_called", good.substr(0, length))) << good.substr(0, length);
    }
    EXPECT_FALSE(codec.decode("ticket_called", good + " "));
    EXPECT_FALSE(codec.decode("ticket_moved", good));
    EXPECT_FALSE(codec.decode("ticket_recalled", good));
    for (const auto* const bad : {R"({"desk":1,"ticket":"x"})", R"({"desk":99999})", R"({"desk":-1})",
                                  R"({"desk":"1"})", R"({ "desk":1})", "", "null"}) {
        EXPECT_FALSE(codec.decode("desk_closed", bad)) << bad;
    }
}

TEST(EventCodec, everyByteChangedIsRefusedOrMeansSomethingElse) {
    const EventBody event = TicketCalled{{1, 1}, 3, 41, 1, true, {{{'A', 1}, LaneIndex{0}, Duration{5}, Duration{9}}}};
    const auto good = bodyOf(event);
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        EventCodec codec(sampleSite());
        const auto decoded = codec.decode("ticket_called", bad);
        EXPECT_FALSE(decoded == event && codec.site().lanes.size() == sampleSite().lanes.size()) << bad;
    }
}

/// What journals of before said, and what they say since: the members that came later may be left out.
TEST(EventCodec, membersThatCameLaterMayBeLeftOut) {
    const std::vector<std::pair<EventBody, std::string>> bodies{
        {DayOpened{20516}, R"({"day":20516})"},
        {DayOpened{20516, true}, R"({"day":20516,"closes_desks":true})"},
        {DayClosed{"0217"}, R"({"by":"0217"})"},
        {DayClosed{"0217", true}, R"({"by":"0217","closes_desks":true})"},
        {ClockCorrected{3600s}, R"({"ahead_ms":3600000})"},
        {ClockCorrected{0s, 60s, true}, R"({"ahead_ms":0,"leapt_ms":60000,"date_found":true})"},
        {ClockCorrected{-60s}, R"({"ahead_ms":-60000})"},
        {TicketTransferred{{1, 1}, 2, GroupIndex{1}, 3, "other", TimePoint{5ms}},
         R"({"ticket":"00000000000000010000000000000001","desk":2,"group":"claims","to_desk":3,"reason":"other","again_ms":5})"},
        {ClaimDecided{{1, 1}, 2, Evidence::refused, LaneIndex{0}, TimePoint{5ms}},
         R"({"ticket":"00000000000000010000000000000001","desk":2,"evidence":"refused","lane":"ordinary","again_ms":5})"},
        {NoticeGiven{{1, 1}, {'A', 7}, 0, 2, "0042", ItemIndex{2}, GroupIndex{1}, {"a", "b\"c"}},
         R"({"ticket":"00000000000000010000000000000001","number":"A007","desk":2,"staff":"0042","group":"claims","item":"refund","papers":["a","b\"c"]})"},
        {MatterAccepted{{1, 1}, {'A', 7}, 2, "0042", ItemIndex{1}, GroupIndex{0}, 20516},
         R"({"ticket":"00000000000000010000000000000001","number":"A007","desk":2,"staff":"0042","group":"insurance","item":"change","due":20516})"},
        {MatterSettled{{1, 1}, ItemIndex{1}, GroupIndex{0}, MatterOutcome::withdrawn, "0217"},
         R"({"ticket":"00000000000000010000000000000001","group":"insurance","item":"change","outcome":"withdrawn","by":"0217"})"},
        {ServiceRated{{1, 1}, {'A', 7}, 2, "0042", 5},
         R"({"ticket":"00000000000000010000000000000001","number":"A007","desk":2,"staff":"0042","grade":5})"},
        {LaneChanged{{1, 1}, 2, LaneIndex{1}, Evidence::confirmed, "papers"},
         R"({"ticket":"00000000000000010000000000000001","desk":2,"lane":"priority","evidence":"confirmed","reason":"papers"})"},
    };
    EventCodec codec(sampleSite());
    for (const auto& [event, body] : bodies) {
        EXPECT_EQ(bodyOf(event), body);
        EXPECT_EQ(codec.decode(EventCodec::typeOf(event), body), event) << body;
    }
}

TEST(EventCodec, aPolicySaysNothingOfALaneItDoesNotKnow) {
    PolicyAdopted adopted;
    adopted.policy = policyOf(sampleSite());
    adopted.policy.lanes = {{30min, false}, {}, {5min, true}};
    adopted.policy.ordinary = LaneIndex{2};
    const auto body = bodyOf(adopted);
    EXPECT_NE(body.find(R"("lanes":[{"lane":"appointment","promise_ms":300000,"marked":true},{"lane":"ordinary",)"
                        R"("promise_ms":1800000}],)"),
              std::string::npos)
        << body;
    EXPECT_EQ(EventCodec(sampleSite()).decode("policy_adopted", body), EventBody{adopted});
}

TEST(EventCodec, namesTheSiteNoLongerHasKeepTheirTickets) {
    const std::string body =
        R"({"ticket":"00000000000000010000000000000001","number":"X005","group":"gone","lane":"vip","items":["old"],)"
        R"("evidence":"none","by":"k1"})";
    EventCodec codec(sampleSite());
    const auto decoded = codec.decode("ticket_issued", body);
    ASSERT_TRUE(decoded);
    const auto& issued = std::get<TicketIssued>(*decoded);
    EXPECT_EQ(codec.site().groups.at(static_cast<std::size_t>(issued.group)).id, "gone");
    EXPECT_EQ(codec.site().groups.at(static_cast<std::size_t>(issued.group)).prefix, 'X');
    EXPECT_EQ(codec.site().lanes.at(static_cast<std::size_t>(issued.lane)).id, "vip");
    EXPECT_EQ(codec.site().items.at(3 + 1).id, "old");
    std::string again;
    codec.encode(*decoded, again);
    EXPECT_EQ(again, body);
}

RC_GTEST_PROP(EventCodecProperty, everythingThatHappensComesBackFromItsBody, ()) {
    domain::test::Scene scene;
    domain::test::play(scene, *domain::test::anyHistory(1), [](const domain::test::Step&, const auto&) {});
    EventCodec codec(sampleSite());
    Hall rebuilt(sampleSite());
    for (const auto& event : scene.journal) {
        std::string body;
        codec.encode(event.body, body);
        auto decoded = codec.decode(EventCodec::typeOf(event.body), body);
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(*decoded == event.body);
        apply(rebuilt, {event.at, std::move(*decoded)});
    }
    RC_ASSERT(domain::test::everythingAbout(rebuilt) == domain::test::everythingAbout(scene.hall));
}

} // namespace
} // namespace fifteen::storage::test
