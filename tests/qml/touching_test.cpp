// SPDX-License-Identifier: Apache-2.0
#include "flows/visit.hpp"
#include "kiosk_pages/kiosk_window.hpp"
#include "kiosk_samples/kiosk_samples.hpp"

#include <QAccessible>
#include <QFile>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QQuickItem>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace fifteen::kiosk_pages {

namespace {

using kiosk_samples::Moment;

/// The real window, touched by the real input events; what comes out is kept, without the touches' own event.
class Touching : public testing::TestWithParam<QSize> {
protected:
    Touching() {
        viewModel_.onEvent([this](const flows::Event& event) {
            if (std::holds_alternative<flows::Touched>(event)) {
                ++touches_;
            } else {
                events_.push_back(event);
            }
        });
        show(kiosk_samples::moment("welcome"));
        window_ = std::make_unique<KioskWindow>(viewModel_, clock_, WindowOptions{.size = GetParam(), .still = true});
    }

    void SetUp() override { ASSERT_NE(window_->window(), nullptr) << window_->warnings().join('\n').toStdString(); }

    void TearDown() override {
        EXPECT_TRUE(window_->warnings().isEmpty()) << window_->warnings().join('\n').toStdString();
    }

    void show(const Moment& moment) {
        viewModel_.show(moment.visit, moment.surroundings, moment.catalogue);
        QCoreApplication::processEvents();
        if (window_) {
            window_->window()->grabWindow(); // lays the page out
        }
    }

    QQuickWindow* window() { return window_->window(); }

    std::vector<QQuickItem*> controls(bool onWarning = false) {
        std::vector<QQuickItem*> found;
        collect(window()->contentItem(), found, onWarning);
        return found;
    }

    /// What can be touched, and the papers, which can be read.
    std::vector<QQuickItem*> stops() {
        std::vector<QQuickItem*> found = controls();
        const auto papers = window()->contentItem()->findChildren<QQuickItem*>();
        std::ranges::copy_if(papers, std::back_inserter(found), [](const QQuickItem* item) {
            return item->isVisible() && QByteArray(item->metaObject()->className()).startsWith("PaperRow_");
        });
        return found;
    }

    QQuickItem* control(const QString& text, bool onWarning = false) {
        for (QQuickItem* item : controls(onWarning)) {
            if (item->property("text").toString() == text) {
                return item;
            }
        }
        ADD_FAILURE() << "no " << text.toStdString();
        return nullptr;
    }

    /// What a screen reader says of it.
    static QString accessibleName(QQuickItem* item) {
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(item);
        return spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
    }

    static QPoint middle(const QQuickItem* item) {
        return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    }

    /// A touch where nothing is, so that the next one is not taken for the second of a double tap.
    void elsewhere() { touch(QPoint(4, 4)); }

    void click(QPoint where) { QTest::mouseClick(window(), Qt::LeftButton, {}, where); }

    void touch(QPoint where) {
        QTest::touchEvent(window(), touchScreen()).press(0, where, window()).commit();
        QTest::touchEvent(window(), touchScreen()).release(0, where, window()).commit();
    }

    static QPointingDevice* touchScreen() {
        static QPointingDevice* const device = QTest::createTouchDevice();
        return device;
    }

    components::WallClock clock_{QDateTime(QDate(2026, 11, 24), QTime(1, 42), Qt::UTC), nullptr};
    view_models::KioskViewModel viewModel_;
    std::unique_ptr<KioskWindow> window_;
    std::vector<flows::Event> events_;
    int touches_ = 0;

private:
    static void collect(QQuickItem* item, std::vector<QQuickItem*>& into, bool onWarning) {
        const bool overlay = QByteArray(item->metaObject()->className()).startsWith("WarningOverlay_");
        if (!item->isVisible() || (overlay && !onWarning)) {
            return;
        }
        if (item->inherits("QQuickAbstractButton") && item->isEnabled()) {
            into.push_back(item);
        }
        for (QQuickItem* child : item->childItems()) {
            collect(child, into, onWarning);
        }
    }
};

TEST_P(Touching, ADigitTypedTwiceIsTwoDigits) {
    show(kiosk_samples::moment("code"));
    elsewhere();
    events_.clear();
    const QPoint four = middle(control("4"));
    // As Qt sends them: it says of the second press, besides, that it is a double click.
    const auto send = [&](QEvent::Type type, quint64 at_ms) {
        const bool up = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, four, window()->mapToGlobal(four), Qt::LeftButton, up ? Qt::NoButton : Qt::LeftButton,
                          {});
        event.setTimestamp(at_ms);
        QCoreApplication::sendEvent(window(), &event);
    };
    for (int typed = 0; typed < 3; ++typed) {
        const quint64 at_ms = 1'000'000 + 150 * typed;
        send(QEvent::MouseButtonPress, at_ms);
        if (typed == 1)
            send(QEvent::MouseButtonDblClick, at_ms);
        send(QEvent::MouseButtonRelease, at_ms + 40);
    }
    EXPECT_EQ(events_.size(), 3U);
}

TEST_P(Touching, ADigitOfAKeyboardIsADigit) {
    show(kiosk_samples::moment("code"));
    window()->requestActivate();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window()));
    events_.clear();
    QTest::keyClick(window(), Qt::Key_7);
    QTest::keyClick(window(), Qt::Key_Backspace);
    ASSERT_EQ(events_.size(), 2U);
    EXPECT_EQ(std::get<flows::DigitPressed>(events_[0]).digit, 7);
    EXPECT_TRUE(std::holds_alternative<flows::EraseDigitPressed>(events_[1]));
}

TEST_P(Touching, TheMarkIsNoButtonButHoldingItAsksForTheServicePage) {
    QQuickItem* header = nullptr;
    for (QQuickItem* item : window()->contentItem()->childItems().front()->childItems()) {
        header = item->property("holdTime").isValid() ? item : header;
    }
    ASSERT_NE(header, nullptr);
    EXPECT_EQ(header->property("holdTime").toInt(), 3000);
    header->setProperty("holdTime", 50);
    const QPoint mark = header->mapToScene(QPointF(80, 68)).toPoint();
    events_.clear();
    click(mark);
    EXPECT_TRUE(events_.empty());
    elsewhere();
    QTest::mousePress(window(), Qt::LeftButton, {}, mark);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !events_.empty(); }));
    QTest::mouseRelease(window(), Qt::LeftButton, {}, mark);
    ASSERT_EQ(events_.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<flows::ServicePressed>(events_[0]));
}

TEST_P(Touching, EveryButtonOfEveryPageDoesOneThingWhenClicked) {
    for (const Moment& moment : kiosk_samples::moments()) {
        if (moment.visit.warning) {
            continue;
        }
        show(moment);
        const auto all = controls();
        ASSERT_GE(all.size(), 2U) << moment.name; // large text and the other language, always
        for (QQuickItem* item : all) {
            elsewhere();
            events_.clear();
            click(middle(item));
            EXPECT_EQ(events_.size(), 1U) << moment.name << ": " << item->property("text").toString().toStdString();
        }
    }
}

TEST_P(Touching, EveryButtonOfEveryPageDoesOneThingWhenTouched) {
    for (const Moment& moment : kiosk_samples::moments()) {
        if (moment.visit.warning) {
            continue;
        }
        show(moment);
        for (QQuickItem* item : controls()) {
            elsewhere();
            events_.clear();
            touch(middle(item));
            EXPECT_EQ(events_.size(), 1U) << moment.name << ": " << item->property("text").toString().toStdString();
        }
    }
}

TEST_P(Touching, ATremblingFingerAnswersOneQuestion) {
    const auto catalogue = kiosk_samples::catalogue();
    Moment now = kiosk_samples::moment("welcome");
    show(now);
    int answers = 0;
    viewModel_.onEvent([&](const flows::Event& event) {
        answers += std::holds_alternative<flows::Touched>(event) ? 0 : 1;
        now.visit = flows::step(now.visit, event, catalogue, {}).visit;
        viewModel_.show(now.visit, now.surroundings, catalogue);
    });
    const QPoint where = middle(control(QStringLiteral("不用证件取号")));
    QTest::mouseDClick(window(), Qt::LeftButton, {}, where);
    EXPECT_EQ(answers, 1);
    EXPECT_EQ(now.visit.page, flows::Page::chooseGroup);

    elsewhere();
    const QPoint card = middle(controls().front());
    touch(card);
    touch(card);
    touch(card);
    EXPECT_EQ(answers, 2);
    EXPECT_EQ(now.visit.page, flows::Page::item);
}

TEST_P(Touching, ListeningIsInTheSamePlaceOnEveryPage) {
    show(kiosk_samples::moment("welcome"));
    const QPoint place = middle(control(QStringLiteral("听一听")));
    for (Moment moment : kiosk_samples::moments()) {
        if (moment.visit.warning || moment.visit.speech) {
            continue;
        }
        for (const bool largeText : {false, true}) {
            moment.visit.largeText = largeText;
            show(moment);
            QQuickItem* const listen = control(QStringLiteral("听一听"));
            ASSERT_NE(listen, nullptr) << moment.name;
            EXPECT_EQ(middle(listen), place) << moment.name;
        }
    }
    elsewhere();
    events_.clear();
    click(place);
    ASSERT_EQ(events_.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<flows::ListenPressed>(events_[0]));
}

TEST_P(Touching, WhileItSpeaksTheSameButtonStopsIt) {
    show(kiosk_samples::moment("choose-group"));
    const QPoint place = middle(control(QStringLiteral("听一听")));
    Moment listening = kiosk_samples::moment("choose-group-listening");
    show(listening);
    QQuickItem* const stop = control(QStringLiteral("不听了"));
    ASSERT_NE(stop, nullptr);
    EXPECT_EQ(middle(stop), place);
    EXPECT_EQ(accessibleName(stop), QStringLiteral("不听了"));
    listening.visit.language = flows::Language::en;
    show(listening);
    EXPECT_EQ(accessibleName(control(QStringLiteral("Stop"))), QStringLiteral("Stop"));
    listening.visit.speech.reset();
    show(listening);
    EXPECT_EQ(accessibleName(control(QStringLiteral("Listen"))), QStringLiteral("Listen"));
}

TEST_P(Touching, WithoutAVoiceListeningCannotBeTouched) {
    Moment silent = kiosk_samples::moment("welcome");
    silent.visit.voice = flows::Voice::off;
    show(silent);
    for (const QQuickItem* item : controls()) {
        EXPECT_NE(item->property("text").toString(), QStringLiteral("听一听"));
    }
}

TEST_P(Touching, ASlidingFingerChoosesNothing) {
    show(kiosk_samples::moment("choose-group"));
    const QPoint from = middle(controls().front());
    elsewhere();
    events_.clear();
    QTest::touchEvent(window(), touchScreen()).press(0, from, window()).commit();
    QTest::touchEvent(window(), touchScreen()).move(0, from + QPoint(0, 700), window()).commit();
    QTest::touchEvent(window(), touchScreen()).release(0, from + QPoint(0, 700), window()).commit();
    EXPECT_TRUE(events_.empty());
}

TEST_P(Touching, AnyTouchStartsTheClockAgain) {
    touches_ = 0;
    elsewhere();
    EXPECT_EQ(touches_, 1);
    EXPECT_TRUE(events_.empty());
}

TEST_P(Touching, TheWarningIsAnsweredByStayingOrLeaving) {
    show(kiosk_samples::moment("warning"));
    touches_ = 0;
    elsewhere();
    ASSERT_EQ(events_.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<flows::StayPressed>(events_[0]));
    click(middle(control(QStringLiteral("我还在"), true)));
    ASSERT_EQ(events_.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<flows::StayPressed>(events_[1]));
    click(middle(control(QStringLiteral("不办了，回首页"), true)));
    ASSERT_EQ(events_.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<flows::HomePressed>(events_[2]));
    EXPECT_EQ(touches_, 0); // a touch of its own would take the question away from under the finger
}

TEST_P(Touching, TheKeypadReachesEveryButtonAndEveryPaper) {
    for (const char* name : {"welcome", "choose-group", "item", "lane", "print-paper-end"}) {
        show(kiosk_samples::moment(name));
        window()->requestActivate();
        const auto all = stops();
        std::vector<QQuickItem*> missed = all;
        for (std::size_t i = 0; i < 2 * all.size() + 2; ++i) {
            events_.clear();
            QTest::keyClick(window(), Qt::Key_Down);
            std::erase(missed, window()->activeFocusItem());
            ASSERT_EQ(events_.size(), 1U) << name;
            EXPECT_FALSE(std::get<flows::Focused>(events_[0]).phrases.empty()) << "every stop has words";
        }
        EXPECT_TRUE(missed.empty()) << name << " misses " << missed.size() << " of " << all.size();
        events_.clear();
        all.front()->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(window(), Qt::Key_Return);
        EXPECT_EQ(events_.size(), 1U) << name;
    }
}

/// Who moves there with the keypad hears it; names are the site's, and looked at with its files.
TEST_P(Touching, WhatAKeyMovesToCanBeSaid) {
    QFile file(QStringLiteral(FIFTEEN_VOICE_PLAN));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString plan = QString::fromUtf8(file.readAll());
    QSet<QString> names;
    const auto catalogue = kiosk_samples::catalogue();
    const auto keep = [&names](const flows::Text& name) {
        names << QString::fromStdString(name.zh) << QString::fromStdString(name.en);
    };
    for (const auto& group : catalogue.groups)
        keep(group.name);
    for (const auto& item : catalogue.items) {
        keep(item.name);
        for (const auto& paper : item.papers) {
            keep(paper.name);
            keep(paper.note);
        }
    }
    for (const auto& claim : catalogue.claims)
        keep(claim.name);
    for (Moment moment : kiosk_samples::moments())
        for (const auto language : {flows::Language::zh, flows::Language::en}) {
            moment.visit.language = language;
            show(moment);
            for (const auto* item : stops())
                for (const QString& words : item->property("spoken").toStringList())
                    EXPECT_TRUE(names.contains(words) || plan.contains(QStringLiteral("| ") + words + u'\n'))
                        << moment.name << ": " << words.toStdString();
        }
}

TEST_P(Touching, TheLanguageChangesWhileThePageStands) {
    Moment moment = kiosk_samples::moment("choose-group");
    show(moment);
    EXPECT_NE(control(QStringLiteral("返回")), nullptr);
    moment.visit.language = flows::Language::en;
    show(moment);
    EXPECT_NE(control(QStringLiteral("Back")), nullptr);
    moment.visit.language = flows::Language::zh;
    show(moment);
    EXPECT_NE(control(QStringLiteral("返回")), nullptr);
}

TEST_P(Touching, APageSaysWhenItStands) {
    QSignalSpy shown(window_.get(), &KioskWindow::pageShown);
    show(kiosk_samples::moment("choose-group"));
    show(kiosk_samples::moment("print-paper-end"));
    ASSERT_EQ(shown.count(), 2);
    EXPECT_EQ(shown[0][0].toString(), QStringLiteral("chooseGroup"));
    EXPECT_EQ(shown[1][0].toString(), QStringLiteral("printFailed"));
}

INSTANTIATE_TEST_SUITE_P(Windows, Touching, testing::Values(QSize(1080, 1920), QSize(1920, 1080)),
                         [](const auto& shape) {
                             return shape.param.width() > shape.param.height() ? "landscape" : "portrait";
                         });

} // namespace

} // namespace fifteen::kiosk_pages

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    testing::InitGoogleTest(&argc, argv);
    const QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
