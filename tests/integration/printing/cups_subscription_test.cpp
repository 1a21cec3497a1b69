// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_queue.hpp"
#include "adapters/cups_ticket_printer.hpp"
#include "printing_steps.hpp"
#include "private_cups.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <gtest/gtest.h>

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;
using fifteen::testing::print;
using fifteen::testing::PrivateCups;
using fifteen::testing::somePicture;

/// News until they say so; the last that came otherwise.
std::optional<CupsSubscription::News> newsOf(CupsSubscription& subscription, PrinterState state) {
    const QDeadlineTimer deadline(20s);
    auto news = subscription.news();
    while (news && news->worst != state && !deadline.hasExpired()) {
        news = subscription.news();
    }
    return news;
}

std::unique_ptr<CupsTicketPrinter> kiosk(const PrivateCups& cups) {
    return std::make_unique<CupsTicketPrinter>(
        CupsOptions{.server = cups.server(), .queue = "ticket", .lookEvery = 50ms});
}

TEST(CupsSubscription, hearsPaperEndWhileAJobIsPrinted) {
    PrivateCups cups;
    cups.setManner(QStringLiteral("empty"));
    CupsQueue queue(cups.server(), "ticket", "Fifteen");
    const auto subscription = queue.subscribe();
    ASSERT_NE(subscription, nullptr);
    ASSERT_TRUE(queue.submit(somePicture(1), false));
    const auto news = newsOf(*subscription, PrinterState::paperEnd);
    ASSERT_TRUE(news);
    EXPECT_EQ(news->worst, PrinterState::paperEnd) << news->reasons;
    EXPECT_NE(news->reasons.find("media-empty"), std::string::npos) << news->reasons;
    EXPECT_TRUE(queue.cancelAll());
}

TEST(CupsSubscription, keepsWhatIsOverBeforeAnybodyLooks) {
    const PrivateCups cups;
    CupsQueue queue(cups.server(), "ticket", "Fifteen");
    const auto subscription = queue.subscribe();
    ASSERT_NE(subscription, nullptr);
    cups.run(QStringLiteral("cupsdisable"), {QStringLiteral("ticket")});
    cups.run(QStringLiteral("cupsenable"), {QStringLiteral("ticket")});
    EXPECT_EQ(queue.look().state, PrinterState::ready);
    const auto news = newsOf(*subscription, PrinterState::fault);
    ASSERT_TRUE(news);
    EXPECT_EQ(news->worst, PrinterState::fault) << news->reasons;
    const auto none = subscription->news();
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->worst) << "told twice";
}

TEST(CupsSubscription, isCancelledAndSoAreThoseOfTickets) {
    const PrivateCups cups;
    CupsQueue queue(cups.server(), "ticket", "Fifteen");
    auto subscription = queue.subscribe();
    ASSERT_NE(subscription, nullptr);
    EXPECT_EQ(cups.subscriptions(), 1);
    subscription.reset();
    EXPECT_EQ(cups.subscriptions(), 0);
    EXPECT_TRUE(print(*kiosk(cups), somePicture(1)).printed);
    EXPECT_EQ(cups.subscriptions(), 0);
}

TEST(CupsSubscription, aSubscriptionTheServerForgotIsLost) {
    const PrivateCups cups;
    CupsQueue queue(cups.server(), "ticket", "Fifteen");
    const auto subscription = queue.subscribe();
    ASSERT_NE(subscription, nullptr);
    cups.run(QStringLiteral("lpadmin"), {QStringLiteral("-x"), QStringLiteral("ticket")});
    EXPECT_FALSE(subscription->news());
}

TEST(CupsSubscription, whereItIsRefusedThePollTells) {
    PrivateCups cups(PrivateCups::Subscriptions::refused);
    CupsQueue queue(cups.server(), "ticket", "Fifteen");
    EXPECT_EQ(queue.subscribe(), nullptr);
    const auto printer = kiosk(cups);
    EXPECT_TRUE(print(*printer, somePicture(1)).printed);
    cups.setManner(QStringLiteral("empty"));
    EXPECT_EQ(print(*printer, somePicture(2)).state, PrinterState::paperEnd);
    EXPECT_EQ(cups.waitingJobs(), QStringList());
}

} // namespace
} // namespace fifteen::adapters
