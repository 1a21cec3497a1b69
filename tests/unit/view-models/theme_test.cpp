// SPDX-License-Identifier: Apache-2.0
#include "theme/typesetter.hpp"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QtPlugin>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

Q_IMPORT_PLUGIN(Fifteen_ThemePlugin)

namespace fifteen::theme {

namespace {

/// WCAG 2.1, relative luminance.
double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const auto [dark, light] = std::minmax(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
}

/// The theme as QML sees it, in the ordinary or the high-contrast look.
class Colours {
public:
    explicit Colours(bool highContrast) {
        engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
        QQmlComponent component(&engine_);
        component.setData("import QtQml; import Fifteen.Theme; QtObject { property QtObject all: Colours;"
                          " property QtObject look: Look }",
                          QUrl());
        object_.reset(component.create());
        if (object_) {
            object_->property("look").value<QObject*>()->setProperty("highContrast", highContrast);
        }
    }

    QColor operator[](const char* name) const {
        const QVariant value = object_ ? object_->property("all").value<QObject*>()->property(name) : QVariant();
        EXPECT_TRUE(value.isValid()) << name;
        return value.value<QColor>();
    }

private:
    QQmlEngine engine_;
    std::unique_ptr<QObject> object_;
};

class Contrast : public testing::TestWithParam<bool> {};

TEST_P(Contrast, TextIsSevenToOneOnItsGround) {
    const Colours colours(GetParam());
    for (const auto& [text, ground] : {std::pair{"ink", "paper"},
                                       {"ink", "card"},
                                       {"ink", "jadeMist"},
                                       {"ink", "amberMist"},
                                       {"ink", "shelf"},
                                       {"inkSoft", "paper"},
                                       {"inkSoft", "card"},
                                       {"jadeInk", "jade"},
                                       {"jade", "card"},
                                       {"jadeDeep", "jadeMist"},
                                       {"jadeDeep", "card"},
                                       {"amber", "amberMist"},
                                       {"red", "redMist"},
                                       {"bone", "night"},
                                       {"bone", "nightCard"},
                                       {"nightSoft", "nightCard"},
                                       {"glow", "nightCard"}}) {
        EXPECT_GE(contrast(colours[text], colours[ground]), 7) << text << " on " << ground;
    }
}

TEST_P(Contrast, BordersThatMeanSomethingAreThreeToOne) {
    const Colours colours(GetParam());
    for (const auto& [line, ground] : {std::pair{"lineStrong", "paper"},
                                       {"lineStrong", "card"},
                                       {"jade", "paper"},
                                       {"nightLineStrong", "nightCard"}}) {
        EXPECT_GE(contrast(colours[line], colours[ground]), 3) << line << " on " << ground;
    }
}

INSTANTIATE_TEST_SUITE_P(Looks, Contrast, testing::Bool(),
                         [](const auto& look) { return look.param ? "high" : "ordinary"; });

QFont houseFont(int pixels) {
    QFont font(Typesetter::family());
    font.setPixelSize(pixels);
    return font;
}

TEST(Typesetter, FiguresAreTabular) {
    QFont font = houseFont(100);
    font.setBold(true);
    const QFontMetricsF metrics(font);
    for (const char digit : {'1', '2', '3', '4', '5', '6', '7', '8', '9'}) {
        EXPECT_DOUBLE_EQ(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(u'0')) << digit;
    }
}

TEST(Typesetter, NoCharacterIsLeftAlone) {
    const QFont font = houseFont(32);
    const QString text = QStringLiteral("系统刚才没有回答，您还没有排上队");
    // One character too narrow for a single line: set greedily, that one would stand alone.
    const qreal width = QFontMetricsF(font).horizontalAdvance(text) - 10;
    const qreal balanced = Typesetter::balancedWidth(text, font, width);
    EXPECT_LT(balanced, width * 0.65);
    EXPECT_GT(balanced, width * 0.45);
}

TEST(Typesetter, ALineThatFitsKeepsItsLength) {
    const QFont font = houseFont(32);
    const qreal natural = QFontMetricsF(font).horizontalAdvance(QStringLiteral("报销"));
    EXPECT_NEAR(Typesetter::balancedWidth(QStringLiteral("报销"), font, 500), natural, 3);
}

TEST(Typesetter, ALongNameIsMadeSmallerAndNeverBelowTheSmallest) {
    const QString text = QStringLiteral("Reimbursement");
    EXPECT_EQ(Typesetter::fittingSize(text, houseFont(44), 30, 2000, 1), 44);
    const int size = Typesetter::fittingSize(text, houseFont(44), 20, 240, 1);
    EXPECT_LT(size, 44);
    EXPECT_LE(QFontMetricsF(houseFont(size)).horizontalAdvance(text), 240);
    EXPECT_EQ(Typesetter::fittingSize(text, houseFont(44), 30, 10, 1), 30);
}

TEST(Typesetter, ALineTooLongIsBrokenWhereOneBreathes) {
    const QFont font = houseFont(28);
    const QString text = QStringLiteral("不用证件，和孩子一起来就行");
    EXPECT_EQ(Typesetter::phrased(text, font, 300), QStringLiteral("不用证件，<br>和孩子一起来就行"));
    EXPECT_EQ(Typesetter::phrased(text, font, 600), text);
    EXPECT_EQ(Typesetter::phrased(text, font, 150), text); // neither would fit: the balance of the lines decides
}

TEST(Typesetter, WhatIsReadAloudHasNoMarks) {
    EXPECT_EQ(Typesetter::plain(QStringLiteral("等 <b>5</b> 人<br>现在")), QStringLiteral("等 5 人\n现在"));
}

} // namespace

} // namespace fifteen::theme
