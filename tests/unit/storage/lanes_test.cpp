// SPDX-License-Identifier: Apache-2.0
#include "domain/order_proof.hpp"
#include "journal_fixture.hpp"
#include "storage/audit.hpp"

/// The lanes of the configuration change from one start to the next; the journal knows all there ever were.
namespace fifteen::storage::test {
namespace {

using domain::LaneIndex;

class Lanes : public JournalTest {
protected:
    /// A server's start with this configuration: reads the journal, and adopts the file's policy if it says something
    /// new. Whether it did.
    bool start(const domain::Site& site) {
        journal.reset();
        journal = std::make_unique<SqliteJournal>(options(), site, hallThread.post());
        auto hall = journal->replay();
        EXPECT_TRUE(hall) << journal->defect();
        scene.hall = *std::move(hall);
        EXPECT_FALSE(
            store(*journal, scene, domain::AdoptPolicy{domain::policyOf(site), domain::PolicyOrigin::file, {}}));
        return !scene.lastOf<domain::PolicyAdopted>().empty();
    }

    domain::TicketId come(std::optional<std::string> claim = {}) {
        const domain::TicketId id{++ids, 3};
        EXPECT_FALSE(store(*journal, scene,
                           domain::IssueTicket{id, {"enrol"}, std::move(claim), domain::Evidence::proven, 0, "k1"}));
        return id;
    }

    void open(domain::DeskNumber desk) { EXPECT_FALSE(store(*journal, scene, domain::OpenDesk{desk, "0042"})); }

    domain::TicketId serve(domain::DeskNumber desk) {
        EXPECT_FALSE(store(*journal, scene, domain::CallNext{desk, false}));
        const auto id = scene.hall.at(desk)->id;
        EXPECT_FALSE(store(*journal, scene, domain::StartService{desk, id}));
        EXPECT_FALSE(store(*journal, scene, domain::FinishService{desk, id}));
        return id;
    }

    /// As `fifteen-ctl verify --order` does it with no configuration at hand; "": everything is proved.
    std::string proof() {
        domain::OrderProof order{domain::Site{}};
        const auto prove = [&](std::uint64_t, const domain::Event& event, const domain::Site& names) {
            return order.add(event, names);
        };
        const auto read = readEvents(directory.path(), domain::Site{}, prove);
        proved = order.callsProved();
        return read.defect;
    }

    domain::Duration promiseOf(const char* lane) const {
        return scene.hall.policy().promise(*scene.hall.site().lane(lane));
    }

    Scene scene;
    std::unique_ptr<SqliteJournal> journal;
    std::uint64_t ids = 0;
    std::uint64_t proved = 0;
};

TEST_F(Lanes, oneAppendedIsAdoptedWithItsPromiseAndItsMark) {
    EXPECT_TRUE(start(sampleSite()));
    EXPECT_FALSE(start(sampleSite())) << "the same again is nothing new";
    auto more = sampleSite();
    more.lanes.push_back({"quick", 8min, true});
    more.claims.push_back({"one_form", LaneIndex{3}});
    EXPECT_TRUE(start(more));
    EXPECT_EQ(promiseOf("quick"), 8min);
    EXPECT_TRUE(scene.hall.policy().marked(LaneIndex{3}));
    open(1);
    come();
    scene.now += 2min;
    const auto quick = come("one_form");
    scene.now += 1min; // 1/8 against 3/30
    EXPECT_EQ(serve(1), quick);
    EXPECT_FALSE(start(more));
    EXPECT_EQ(proof(), "");
    EXPECT_EQ(proved, 1U);
}

TEST_F(Lanes, oneTakenAwayLeavesWhoStandsInItAndTheServerStarts) {
    start(sampleSite());
    const auto old = come("elderly");
    auto fewer = sampleSite();
    fewer.lanes.erase(fewer.lanes.begin() + 1);
    fewer.claims.clear();
    fewer.lanes[0].promise = 20min;
    EXPECT_TRUE(start(fewer));
    EXPECT_TRUE(scene.hall.site().lanes.at(2).gone);
    EXPECT_EQ(promiseOf("priority"), 20min) << "as the ordinary lane";
    const auto policy = domain::policyOf(fewer);
    EXPECT_TRUE(scene.hall.policy().saysTheSameAs(policy));
    EXPECT_FALSE(start(fewer));
    EXPECT_FALSE(scene.command(domain::ChangeLane{1, old, "priority", "papers"})) << "nobody is put there any more";
    open(1);
    EXPECT_EQ(serve(1), old);
    EXPECT_EQ(proof(), "");
}

/// A lane in the middle has a new name: its promise is the new configuration's, and stands in the journal.
TEST_F(Lanes, oneRenamedOrPutBetweenIsAChange) {
    start(sampleSite());
    auto renamed = sampleSite();
    renamed.lanes[1].id = "first";
    EXPECT_TRUE(start(renamed));
    open(1);
    come();
    scene.now += 10min;
    const auto first = come("elderly");
    scene.now += 6min; // 6/10 against 16/30
    EXPECT_EQ(serve(1), first);
    EXPECT_EQ(proof(), "");
    auto between = renamed;
    between.lanes.insert(between.lanes.begin() + 1, {"quick", 8min, false});
    between.claims = {{"elderly", LaneIndex{2}}};
    EXPECT_TRUE(start(between));
    EXPECT_EQ(promiseOf("quick"), 8min);
    EXPECT_EQ(promiseOf("first"), 10min);
    between.lanes[1].promise = 9min;
    EXPECT_TRUE(start(between)) << "a later edit is a version of its own";
    EXPECT_EQ(scene.hall.policy().version, 4);
    EXPECT_EQ(serve(1), (domain::TicketId{1, 3}));
    EXPECT_EQ(proof(), "");
    EXPECT_EQ(proved, 2U);
}

/// Whoever stands in a lane the policy does not know is promised what the ordinary lane is: the one that stood first in
/// the policy, also when an auditor learns the lanes' names in another order.
TEST_F(Lanes, inAnotherOrderTheOrdinaryOneIsTheFirstOfThePolicy) {
    start(sampleSite());
    come("elderly");
    scene.now += 1min;
    auto turned = sampleSite();
    turned.lanes = {{"walk_in", 40min, false}, {"ordinary", 25min, false}};
    turned.claims = {{"elderly", LaneIndex{1}}};
    EXPECT_TRUE(start(turned));
    EXPECT_EQ(promiseOf("priority"), 40min);
    open(1);
    scene.now += 10min;
    serve(1);
    EXPECT_EQ(proof(), "");
    EXPECT_EQ(proved, 1U);
}

} // namespace
} // namespace fifteen::storage::test
