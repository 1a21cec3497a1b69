// SPDX-License-Identifier: Apache-2.0
#include "domain/order_proof.hpp"
#include "random_history.hpp"

#include <functional>

namespace fifteen::domain::test {
namespace {

/// The first defect of these events.
std::string defectOf(const std::vector<Event>& events, const Site& site, OrderProof* proof = nullptr) {
    OrderProof own(site);
    OrderProof& used = proof == nullptr ? own : *proof;
    for (const auto& event : events) {
        if (auto defect = used.add(event, site); !defect.empty()) {
            return defect;
        }
    }
    return {};
}

RC_GTEST_PROP(OrderProof, everyHistoryOfTheRealHallIsProved, ()) {
    Scene scene(siteWithCover());
    play(scene, *anyHistory(), [](const Step&, const auto&) {});
    RC_ASSERT(defectOf(scene.journal, siteWithCover()) == std::string{});
}

/// Two lanes with two tickets each, all called by the order at desks 1 and 3 (green), one of them by name.
std::vector<Event> aMorning() {
    Scene scene;
    scene.open(1);
    scene.open(3);
    scene.issue();
    scene.now += 1min;
    scene.issue("enrol", "elderly");
    scene.now += 1min;
    const auto third = scene.issue();
    scene.now += 10min;
    scene.serve(1);
    scene.expect(CallTicket{3, third, "papers"});
    scene.expect(Recall{3, third});
    scene.serve(1);
    return scene.journal;
}

template <class Body>
Body& nth(std::vector<Event>& events, int n = 0) {
    for (auto& event : events) {
        if (auto* const body = std::get_if<Body>(&event.body); body != nullptr && n-- == 0) {
            return *body;
        }
    }
    throw std::runtime_error("no such event");
}

TEST(OrderProof, countsWhatItProved) {
    OrderProof proof(sampleSite());
    EXPECT_EQ(defectOf(aMorning(), sampleSite(), &proof), "");
    EXPECT_EQ(proof.callsProved(), 2U);
    EXPECT_EQ(proof.callsByName(), 1U);
}

TEST(OrderProof, namesWhoShouldHaveBeenCalled) {
    auto events = aMorning();
    auto& call = nth<TicketCalled>(events);
    // The ordinary one was chosen although the priority one had used more of its promise.
    const auto priority = nth<TicketIssued>(events, 1);
    ASSERT_EQ(call.ticket, priority.ticket);
    call.ticket = nth<TicketIssued>(events, 0).ticket;
    std::swap(call.heads[0], call.heads[1]);
    EXPECT_EQ(
        defectOf(events, sampleSite()),
        "A001 (40 % of its promise used) was called to desk 1; the policy demanded A002 (110 % of its promise used)");
}

TEST(OrderProof, eachKindOfLieIsFound) {
    const std::vector<std::pair<std::string, std::function<void(std::vector<Event>&)>>> lies{
        {"under policy", [](auto& events) { nth<TicketCalled>(events).policyVersion = 7; }},
        {"wrong about", [](auto& events) { nth<TicketCalled>(events).heads[1].waited += 1ms; }},
        {"wrong about", [](auto& events) { nth<TicketCalled>(events).heads[0].promise = 30min; }},
        {"does not keep", [](auto& events) { nth<TicketCalled>(events).heads.clear(); }},
        {"green desk", [](auto& events) { nth<TicketCalled>(events).markedFirst = true; }},
        {"the policy demanded", [](auto& events) { nth<TicketCalled>(events, 1).reason.clear(); }},
        {"did not wait",
         [](auto& events) { nth<TicketCalled>(events, 2).ticket = nth<TicketIssued>(events, 1).ticket; }},
        {"where a visitor was", [](auto& events) { nth<TicketCalled>(events, 2).desk = 3; }},
        {"leaves out A001", [](auto& events) { nth<TicketCalled>(events).heads.pop_back(); }},
        {"not open", [](auto& events) { nth<TicketCalled>(events).desk = 2; }},
        {"follows call", [](auto& events) { nth<TicketRecalled>(events).call += 1; }},
        {"issued twice", [](auto& events) { nth<TicketIssued>(events, 1).ticket = nth<TicketIssued>(events).ticket; }},
        {"not the number", [](auto& events) { nth<TicketIssued>(events, 1).number.value = 1; }},
        {"not at desk", [](auto& events) { nth<ServiceStarted>(events).desk = 3; }},
        {"goes back", [](auto& events) { events.back().at -= 1h; }},
    };
    ASSERT_EQ(defectOf(aMorning(), sampleSite()), "");
    for (const auto& [words, lie] : lies) {
        auto events = aMorning();
        lie(events);
        EXPECT_NE(defectOf(events, sampleSite()).find(words), std::string::npos)
            << words << " / " << defectOf(events, sampleSite());
    }
}

/// One who did not come, and one whose lane was changed.
std::vector<Event> aNoShowAndALane() {
    Scene scene;
    scene.open(1);
    const auto missing = scene.issue();
    scene.call(1);
    scene.expect(MarkNoShow{1, missing});
    scene.expect(ChangeLane{1, scene.issue(), "priority", "papers"});
    return scene.journal;
}

TEST(OrderProof, theRuleOfThePolicySaysWhenWhoDidNotComeIsCalledAgain) {
    ASSERT_EQ(defectOf(aNoShowAndALane(), sampleSite()), "");
    for (const auto again : {TimePoint{}, morning + 1s, morning + 61s}) {
        auto events = aNoShowAndALane();
        nth<TicketNoShow>(events).again = again;
        EXPECT_NE(defectOf(events, sampleSite()).find("another rule for A001"), std::string::npos);
    }
}

TEST(OrderProof, nobodysLaneChangesWithoutAReason) {
    auto events = aNoShowAndALane();
    nth<LaneChanged>(events).reason.clear();
    EXPECT_NE(defectOf(events, sampleSite()).find("without a reason"), std::string::npos);
}

} // namespace
} // namespace fifteen::domain::test
