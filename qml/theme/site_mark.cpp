// SPDX-License-Identifier: Apache-2.0
#include "theme/site_mark.hpp"

#include <QPainter>

namespace fifteen::theme {

SiteMark::SiteMark(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    setImplicitSize(72, 72);
    connect(this, &SiteMark::changed, this, [this] { update(); });
}

void SiteMark::paint(QPainter* painter) {
    const qreal side = width();
    constexpr int sixteenths = 16; // QPainter counts angles in sixteenths of a degree
    painter->setRenderHint(QPainter::Antialiasing);

    painter->setPen(Qt::NoPen);
    painter->setBrush(ground_);
    painter->drawRoundedRect(QRectF(0, 0, side, side), side / 5, side / 5);

    // Three quarters of the ring; the gap at the top right is where the quarter hour stands.
    const QRectF ring(side * 0.18, side * 0.18, side * 0.64, side * 0.64);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ring_, side * 0.085, Qt::SolidLine, Qt::RoundCap));
    painter->drawArc(ring, 100 * sixteenths, 250 * sixteenths);

    painter->setPen(Qt::NoPen);
    painter->setBrush(quarter_);
    const qreal pie = side * 0.34;
    painter->drawPie(QRectF(side / 2 + side * 0.02 - pie, side / 2 - side * 0.02 - pie, 2 * pie, 2 * pie), 0,
                     90 * sixteenths);
}

} // namespace fifteen::theme
