// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk_bench.hpp"
#include "support/http_client.hpp"

#include <gtest/gtest.h>

namespace fifteen::integration {

using namespace std::chrono_literals;

/// Where things are on the 1080 x 1920 pages (look.md).
struct Spot {
    int x = 0;
    int y = 0;
};

inline constexpr Spot withoutCard{540, 1080};
inline constexpr Spot firstGroup{288, 480};           // 门诊慢特病: one item
inline constexpr Spot firstGroupBelowAHint{288, 560}; // of what is said above the groups
inline constexpr Spot withoutCardInTrouble{540, 1170};
inline constexpr Spot takeNumber{700, 1580};
inline constexpr Spot ordinaryVisit{540, 465};
inline constexpr Spot gotIt{540, 1520};
inline constexpr Spot printAgain{288, 1226};
inline constexpr Spot home{288, 1822};
inline constexpr Spot one{204, 1000}; // of the service code's keys
inline constexpr Spot five{540, 1200};
inline constexpr Spot zero{540, 1600};
inline constexpr Spot testPrint{540, 1628};

/// A kiosk of the sample site, its server, and a visitor's hands.
class KioskTest : public testing::Test {
protected:
    void bench(KioskBench::Options options = {}) {
        if (options.server.empty())
            options.server = server_.url();
        bench_ = std::make_unique<KioskBench>(std::move(options));
    }

    void touch(Spot spot) { bench_->touch(spot.x, spot.y); }

    void lay(const std::string& card) { bench_->order(R"({"do":"lay","card":")" + card + R"("})"); }

    /// Touches until the page has come: a first touch may meet a window that X has not mapped yet.
    void touchUntil(Spot spot, const std::string& page) {
        for (int tries = 0; tries < 4; ++tries) {
            touch(spot);
            if (bench_->sees(page, 5s))
                return;
        }
        ADD_FAILURE() << page << " did not come";
    }

    /// The card is taken away, and laid on again once the kiosk has seen that it is gone.
    void layAgain() {
        ASSERT_TRUE(bench_->liftAndWait());
        lay("li");
    }

    /// Whether the office is told this of the kiosk's devices, soon.
    static bool tells(support::HttpClient& office, const std::string& what) {
        const auto until = std::chrono::steady_clock::now() + 10s;
        bool told = false;
        while (!told && std::chrono::steady_clock::now() < until)
            told = office.get("/api/v1/devices").body.find(what) != std::string::npos;
        return told;
    }

    void lift() { bench_->order(R"({"do":"lift"})"); }

    /// Grandma Li, from her card to "take a number"; her age answers the last question.
    void toIssuing() {
        lay("li");
        ASSERT_TRUE(bench_->sees("chooseGroup"));
        lift();
        touch(firstGroup);
        ASSERT_TRUE(bench_->sees("item"));
        touch(takeNumber);
    }

    /// What the server knows of the ticket whose picture this is.
    support::HttpAnswer ticketOn(const std::filesystem::path& picture) const {
        const auto code = KioskBench::scan(picture);
        const std::string start = "FIFTEEN:1:";
        EXPECT_EQ(code.substr(0, start.size()), start) << code;
        support::HttpClient client(server_.port());
        return client.get("/api/v1/tickets/" + code.substr(std::min(start.size(), code.size())));
    }

    void TearDown() override {
        if (HasFailure() && bench_) {
            const auto picture = bench_->screenshot("failure.png");
            std::filesystem::copy_file(picture, std::filesystem::path(testing::TempDir()) / "kiosk-failure.png",
                                       std::filesystem::copy_options::overwrite_existing);
            std::fprintf(stderr, "%s\n", bench_->program().errors().c_str());
        }
    }

    support::ServerProcess server_;
    std::unique_ptr<KioskBench> bench_;
};

} // namespace fifteen::integration
