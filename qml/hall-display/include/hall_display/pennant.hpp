// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace fifteen::hall_display {

/// The jade field a desk's number stands on, with one side drawn as an arrow to the right: the left side as a notch
/// (the number points at the desk) or the right side as a tip (the desk points at its number). Painted, because the
/// software renderer draws rectangles only.
class Pennant : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor upper MEMBER upper_ NOTIFY changed FINAL)
    Q_PROPERTY(QColor lower MEMBER lower_ NOTIFY changed FINAL)
    Q_PROPERTY(bool tip MEMBER tip_ NOTIFY changed FINAL)        ///< false: the notch
    Q_PROPERTY(qreal depth MEMBER depth_ NOTIFY changed FINAL)   ///< of the arrow, pixels
    Q_PROPERTY(qreal radius MEMBER radius_ NOTIFY changed FINAL) ///< of the notched field's right corners

public:
    explicit Pennant(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor upper_;
    QColor lower_;
    bool tip_ = false;
    qreal depth_ = 64;
    qreal radius_ = 0;
};

} // namespace fifteen::hall_display
