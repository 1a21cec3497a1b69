// SPDX-License-Identifier: Apache-2.0
#include "theme/icon.hpp"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

namespace fifteen::theme {

namespace {

/// Lucide draws on a square of 24 units with the stroke as an attribute of the root element.
constexpr qreal lucideUnits = 24;

QByteArray drawing(const QString& name) {
    QFile file(QStringLiteral(":/fifteen/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        file.setFileName(QStringLiteral(":/fifteen/icons/circle-help.svg"));
        if (!file.open(QIODevice::ReadOnly)) {
            return {};
        }
    }
    return file.readAll();
}

} // namespace

Icon::Icon(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    setImplicitSize(48, 48);
}

void Icon::setName(const QString& name) {
    if (name != name_) {
        name_ = name;
        emit changed();
        update();
    }
}

void Icon::setColour(const QColor& colour) {
    if (colour != colour_) {
        colour_ = colour;
        emit changed();
        update();
    }
}

void Icon::setStrokeWidth(qreal width) {
    if (width != strokeWidth_) {
        strokeWidth_ = width;
        emit changed();
        update();
    }
}

void Icon::paint(QPainter* painter) {
    const qreal side = std::min(width(), height());
    if (name_.isEmpty() || side <= 0) {
        return;
    }
    QByteArray svg = drawing(name_);
    svg.replace("currentColor", colour_.name().toLatin1());
    svg.replace("stroke-width=\"2\"",
                "stroke-width=\"" + QByteArray::number(strokeWidth_ * lucideUnits / side, 'f', 3) + "\"");
    QSvgRenderer renderer(svg);
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side));
}

} // namespace fifteen::theme
