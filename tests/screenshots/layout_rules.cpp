// SPDX-License-Identifier: Apache-2.0
#include "layout_rules.hpp"

#include <QQuickItem>

#include <algorithm>
#include <vector>

namespace fifteen::screenshots {

namespace {

constexpr qreal touchHeight = 120;
constexpr qreal touchGap = 24;
/// Of a ticket's number, in the longest words and the largest letters: it is what the page is for.
constexpr qreal numberHeight = 100;
/// Rounding of glyph widths, in pixels.
constexpr qreal slack = 2;

bool isControl(const QQuickItem& item) {
    return item.inherits("QQuickAbstractButton");
}

bool isSurface(const QQuickItem& item) {
    return isControl(item) || QByteArray(item.metaObject()->className()).startsWith("Panel_");
}

bool isText(const QQuickItem& item) {
    return item.inherits("QQuickText") && !item.property("text").toString().isEmpty();
}

bool seen(const QQuickItem& item) {
    for (const QQuickItem* at = &item; at != nullptr; at = at->parentItem()) {
        if (!at->isVisible() || at->opacity() < 0.01) {
            return false;
        }
    }
    return true;
}

bool onTop(const QQuickItem& item, bool warned) {
    if (!warned) {
        return true;
    }
    for (const QQuickItem* at = &item; at != nullptr; at = at->parentItem()) {
        if (QByteArray(at->metaObject()->className()).startsWith("WarningOverlay_")) {
            return true;
        }
    }
    return false;
}

QRectF area(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

void collect(QQuickItem* item, std::vector<QQuickItem*>& into) {
    into.push_back(item);
    for (QQuickItem* child : item->childItems()) {
        collect(child, into);
    }
}

QString nameOf(const QQuickItem& item) {
    return "'" + item.property("text").toString() + "'";
}

void checkControls(const std::vector<QQuickItem*>& controls, const QRectF& screen, QStringList& broken) {
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const QRectF one = area(*controls[i]);
        if (controls[i]->property("text").toString().isEmpty()) {
            broken += "a control without a name";
        }
        if (one.height() < touchHeight) {
            broken += nameOf(*controls[i]) + QString(" is %1 high").arg(one.height());
        }
        if (!screen.contains(one)) {
            broken += nameOf(*controls[i]) + " lies outside the screen";
        }
        for (std::size_t k = i + 1; k < controls.size(); ++k) {
            const QRectF other = area(*controls[k]);
            const qreal across = std::max(other.left() - one.right(), one.left() - other.right());
            const qreal down = std::max(other.top() - one.bottom(), one.top() - other.bottom());
            if (std::max(across, down) < touchGap - slack) {
                broken += nameOf(*controls[i]) + " and " + nameOf(*controls[k]) +
                          QString(" are %1 apart").arg(std::max(across, down));
            }
        }
    }
}

void checkTexts(const std::vector<QQuickItem*>& texts, const QRectF& screen, QStringList& broken) {
    std::vector<QRectF> places;
    for (const QQuickItem* text : texts) {
        const QRectF place = area(*text);
        places.push_back(place);
        if (text->property("contentWidth").toReal() > text->width() + slack || text->property("truncated").toBool()) {
            broken += nameOf(*text) + " is cut off";
        }
        if (!screen.contains(place)) {
            broken += nameOf(*text) + " lies outside the screen";
        }
        for (const QQuickItem* at = text->parentItem(); at != nullptr; at = at->parentItem()) {
            if (isSurface(*at) && !area(*at).adjusted(0, -slack, 0, slack).contains(place)) {
                broken += nameOf(*text) + " stands out over what it stands on";
            }
        }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t k = i + 1; k < places.size(); ++k) {
            const QRectF both = places[i].intersected(places[k]);
            if (both.width() > slack && both.height() > places[i].height() / 5) {
                broken += nameOf(*texts[i]) + " and " + nameOf(*texts[k]) + " stand on each other";
            }
        }
    }
}

void checkNumber(const QQuickItem& item, QStringList& broken) {
    if (QByteArray(item.metaObject()->className()).startsWith("TicketNumber_") && item.height() < numberHeight) {
        broken += QString("the number is %1 high").arg(item.height());
    }
}

} // namespace

QStringList brokenRules(QQuickWindow& window) {
    std::vector<QQuickItem*> all;
    collect(window.contentItem(), all);
    const bool warned = std::ranges::any_of(all, [](const QQuickItem* item) {
        return QByteArray(item->metaObject()->className()).startsWith("WarningOverlay_") && seen(*item);
    });
    std::vector<QQuickItem*> controls;
    std::vector<QQuickItem*> texts;
    QStringList broken;
    for (QQuickItem* item : all) {
        if (!seen(*item) || !onTop(*item, warned)) {
            continue;
        }
        checkNumber(*item, broken);
        if (isControl(*item) && item->isEnabled()) {
            controls.push_back(item);
        }
        // A ticket's number is placed by its capitals: its lines are higher than its place.
        const auto* parent = item->parentItem();
        const auto* grandparent = parent != nullptr ? parent->parentItem() : nullptr;
        const bool number =
            grandparent != nullptr && QByteArray(grandparent->metaObject()->className()).startsWith("TicketNumber_");
        if (isText(*item) && !number) {
            texts.push_back(item);
        }
    }
    const QRectF screen(QPointF(0, 0), QSizeF(window.size()));
    checkControls(controls, screen, broken);
    checkTexts(texts, screen, broken);
    return broken;
}

} // namespace fifteen::screenshots
