// SPDX-License-Identifier: Apache-2.0
#include "flows/visit.hpp"
#include "kiosk_samples/kiosk_samples.hpp"
#include "view_models/kiosk_view_model.hpp"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace fifteen::view_models {

namespace {

class KioskViewModelTest : public testing::Test {
protected:
    void show(const std::string& name) { show(kiosk_samples::moment(name)); }

    void show(const kiosk_samples::Moment& moment) {
        viewModel_.show(moment.visit, moment.surroundings, moment.catalogue);
    }

    static QVariant cell(QAbstractItemModel* model, int row, const QByteArray& role) {
        return model->data(model->index(row, 0), model->roleNames().key(role));
    }

    KioskViewModel viewModel_;
};

TEST_F(KioskViewModelTest, EveryMomentShowsItsPage) {
    for (const kiosk_samples::Moment& moment : kiosk_samples::moments()) {
        show(moment);
        EXPECT_EQ(static_cast<int>(viewModel_.page()), static_cast<int>(moment.visit.page)) << moment.name;
    }
}

TEST_F(KioskViewModelTest, EqualVisitsChangeNothing) {
    show("choose-group");
    const QSignalSpy changed(&viewModel_, &KioskViewModel::changed);
    const QSignalSpy page(&viewModel_, &KioskViewModel::pageChanged);
    const QSignalSpy choices(viewModel_.chooseGroup()->choices(), &QAbstractItemModel::dataChanged);
    show("choose-group");
    EXPECT_EQ(changed.count() + page.count() + choices.count(), 0);
}

TEST_F(KioskViewModelTest, AnElderWithACardIsGreetedAndMarkedWithoutAReason) {
    show("choose-group");
    EXPECT_EQ(viewModel_.visitorName(), QStringLiteral("李*"));
    EXPECT_EQ(viewModel_.mark(), QStringLiteral("优先"));
    show("choose-group-no-card");
    EXPECT_TRUE(viewModel_.visitorName().isEmpty());
    EXPECT_TRUE(viewModel_.mark().isEmpty());
}

TEST_F(KioskViewModelTest, ListeningIsSaidOfThePageOnlyWhereItWasAskedFor) {
    show("choose-group");
    EXPECT_TRUE(viewModel_.canListen());
    EXPECT_FALSE(viewModel_.speaking());
    const QSignalSpy changed(&viewModel_, &KioskViewModel::changed);
    kiosk_samples::Moment moment = kiosk_samples::moment("choose-group");
    moment.visit.speech = flows::Speech{.number = 7, .asked = false, .page = flows::Page::chooseGroup};
    show(moment); // the greeting: nothing that the visitor would stop
    EXPECT_FALSE(viewModel_.speaking());
    moment.visit.speech->asked = true;
    show(moment);
    EXPECT_TRUE(viewModel_.speaking());
    EXPECT_EQ(changed.count(), 1);
    moment.visit.speech.reset();
    moment.visit.voice = flows::Voice::off;
    show(moment);
    EXPECT_FALSE(viewModel_.speaking());
    EXPECT_FALSE(viewModel_.canListen());
}

TEST_F(KioskViewModelTest, ThePageThatIsLeftIsWiped) {
    show("ticket-printing");
    ASSERT_EQ(viewModel_.ticket()->number(), QStringLiteral("A017"));
    show("welcome");
    EXPECT_TRUE(viewModel_.ticket()->number().isEmpty());
    EXPECT_TRUE(viewModel_.ticket()->item().isEmpty());
    EXPECT_TRUE(viewModel_.visitorName().isEmpty());
    show("item-nine-papers");
    show("welcome");
    EXPECT_EQ(viewModel_.item()->papers()->rowCount(), 0);
}

TEST_F(KioskViewModelTest, TheNewPageIsFilledBeforeItIsShown) {
    show("issuing");
    QString numberWhenShown;
    QObject::connect(&viewModel_, &KioskViewModel::pageChanged, &viewModel_,
                     [&] { numberWhenShown = viewModel_.ticket()->number(); });
    show("ticket-printing");
    EXPECT_EQ(numberWhenShown, QStringLiteral("A017"));
}

TEST_F(KioskViewModelTest, WithoutTheServerNoFiguresAreClaimed) {
    show("choose-group-no-figures");
    EXPECT_FALSE(cell(viewModel_.chooseGroup()->choices(), 0, "known").toBool());
    show("choose-group");
    EXPECT_TRUE(cell(viewModel_.chooseGroup()->choices(), 0, "known").toBool());
    EXPECT_EQ(cell(viewModel_.chooseGroup()->choices(), 0, "waiting").toInt(), 5);
}

TEST_F(KioskViewModelTest, GroupsAreShownSixByThreeOrFour) {
    show("choose-group");
    EXPECT_EQ(viewModel_.chooseGroup()->choices()->rowCount(), 6);
    EXPECT_TRUE(viewModel_.chooseGroup()->more());
    EXPECT_EQ(viewModel_.chooseGroup()->moreHint(), QStringLiteral("查询、转移"));
    kiosk_samples::Moment large = kiosk_samples::moment("choose-group");
    large.visit.largeText = true;
    show(large);
    EXPECT_EQ(viewModel_.chooseGroup()->choices()->rowCount(), 4);
    show("choose-group-two");
    EXPECT_EQ(viewModel_.chooseGroup()->choices()->rowCount(), 2);
    EXPECT_FALSE(viewModel_.chooseGroup()->more());
}

TEST_F(KioskViewModelTest, PapersTheCardOrTheSystemHasAreReady) {
    show("item");
    EXPECT_EQ(viewModel_.item()->paperCount(), 4);
    EXPECT_EQ(viewModel_.item()->readyCount(), 2);
    EXPECT_TRUE(cell(viewModel_.item()->papers(), 0, "fromCard").toBool());
    kiosk_samples::Moment social = kiosk_samples::moment("item");
    social.visit.visitor.proof = flows::Proof::socialCard;
    show(social);
    EXPECT_FALSE(cell(viewModel_.item()->papers(), 0, "fromCard").toBool()) << "it is not the ID card";
    kiosk_samples::Moment without = kiosk_samples::moment("item");
    without.visit.visitor = {};
    show(without);
    EXPECT_EQ(viewModel_.item()->readyCount(), 1);
    EXPECT_FALSE(cell(viewModel_.item()->papers(), 0, "ready").toBool());
}

TEST_F(KioskViewModelTest, AnItemThatIsGoneShowsNothingRatherThanAnotherOne) {
    show("item");
    kiosk_samples::Moment gone = kiosk_samples::moment("item");
    gone.visit.item = "no_such_item";
    show(gone);
    EXPECT_TRUE(viewModel_.item()->name().isEmpty());
    EXPECT_EQ(viewModel_.item()->papers()->rowCount(), 0);
}

TEST_F(KioskViewModelTest, AnOrdinaryTicketHasNoMark) {
    show("ticket-printed");
    EXPECT_TRUE(viewModel_.ticket()->mark().isEmpty());
    EXPECT_EQ(viewModel_.ticket()->closesIn(), 28);
    show("ticket-printing");
    EXPECT_EQ(viewModel_.ticket()->mark(), QStringLiteral("优先"));
    EXPECT_TRUE(viewModel_.ticket()->idCardToTake());
    EXPECT_FALSE(viewModel_.ticket()->socialCardToTake());
}

TEST_F(KioskViewModelTest, CardTroubleIsAboutTheCardThatWasShown) {
    using About = CardTroubleViewModel::About;
    const auto* trouble = viewModel_.cardTrouble();
    show("card-not-read");
    EXPECT_EQ(trouble->about(), About::LaidCard);
    EXPECT_TRUE(trouble->cardToTake());
    show("social-silent");
    EXPECT_EQ(trouble->cause(), CardTroubleViewModel::Cause::Silent);
    EXPECT_EQ(trouble->about(), About::InsertedCard);
    EXPECT_TRUE(trouble->cardToTake());
    EXPECT_TRUE(trouble->otherIdCard());
    EXPECT_FALSE(trouble->otherSocialCard());
    show("code-payment");
    EXPECT_EQ(trouble->cause(), CardTroubleViewModel::Cause::PaymentCode);
    EXPECT_EQ(trouble->about(), About::AnythingElse);
    EXPECT_FALSE(trouble->cardToTake());
}

TEST_F(KioskViewModelTest, AnExpiredCardIsCalledWhatItIs) {
    kiosk_samples::Moment expired = kiosk_samples::moment("choose-group");
    expired.visit.visitor.cardExpired = true;
    show(expired);
    EXPECT_TRUE(viewModel_.idCardExpired());
    EXPECT_FALSE(viewModel_.socialCardExpired());
    expired.visit.visitor.proof = flows::Proof::socialCard;
    show(expired);
    EXPECT_FALSE(viewModel_.idCardExpired());
    EXPECT_TRUE(viewModel_.socialCardExpired());
}

TEST_F(KioskViewModelTest, AWarningOfLessThanASecondIsStillAWarning) {
    kiosk_samples::Moment last = kiosk_samples::moment("warning");
    last.visit.warning = std::chrono::seconds(0);
    show(last);
    EXPECT_EQ(viewModel_.warningSeconds(), 1);
}

TEST_F(KioskViewModelTest, MoreSaysHowManyPartsThereAre) {
    std::vector<int> pages;
    viewModel_.onEvent([&](const flows::Event& event) {
        if (const auto* more = std::get_if<flows::MorePressed>(&event)) {
            pages.push_back(more->pages);
        }
    });
    show("choose-group");
    viewModel_.chooseGroup()->showMore();
    show("choose-item-many");
    viewModel_.chooseItem()->showMore();
    show("lane");
    viewModel_.lane()->showMore();
    EXPECT_EQ(pages, (std::vector<int>{2, 2, 2}));
}

TEST_F(KioskViewModelTest, TouchesBeforeAnybodyListensAreHarmless) {
    viewModel_.touched();
    viewModel_.ticket()->done();
}

TEST_F(KioskViewModelTest, WithTheRealFlowEveryPartOfTheClaimsCanBeReached) {
    kiosk_samples::Moment now = kiosk_samples::moment("lane");
    viewModel_.onEvent(
        [&](const flows::Event& event) { now.visit = flows::step(now.visit, event, now.catalogue, {}).visit; });
    show(now);
    QStringList offered;
    for (int part = 0; part < 2; ++part) {
        auto* choices = viewModel_.lane()->choices();
        for (int row = 0; row < choices->rowCount(); ++row) {
            offered += cell(choices, row, "choice").toString();
        }
        viewModel_.lane()->showMore();
        show(now);
    }
    EXPECT_EQ(static_cast<std::size_t>(offered.size()), now.catalogue.declarableClaims().size());
    EXPECT_EQ(offered.removeDuplicates(), 0);
}

} // namespace

} // namespace fifteen::view_models
