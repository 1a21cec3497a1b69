// SPDX-License-Identifier: Apache-2.0
#include "hall_display/pennant.hpp"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace fifteen::hall_display {

Pennant::Pennant(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &Pennant::changed, this, [this] { update(); });
}

void Pennant::paint(QPainter* painter) {
    const qreal w = width();
    const qreal h = height();
    QPainterPath path;
    if (tip_) {
        path.moveTo(0, 0);
        path.lineTo(w - depth_, 0);
        path.lineTo(w, h / 2);
        path.lineTo(w - depth_, h);
        path.lineTo(0, h);
    } else {
        const qreal corner = 2 * radius_;
        path.moveTo(0, 0);
        path.lineTo(w - radius_, 0);
        path.arcTo(w - corner, 0, corner, corner, 90, -90);
        path.lineTo(w, h - radius_);
        path.arcTo(w - corner, h - corner, corner, corner, 0, -90);
        path.lineTo(0, h);
        path.lineTo(depth_, h / 2);
    }
    path.closeSubpath();
    QLinearGradient gradient(0, 0, 0, h);
    gradient.setColorAt(0, upper_);
    gradient.setColorAt(1, lower_);
    painter->setPen(Qt::NoPen);
    painter->setBrush(gradient);
    painter->drawPath(path);
}

} // namespace fifteen::hall_display
