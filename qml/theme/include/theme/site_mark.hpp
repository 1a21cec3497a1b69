// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace fifteen::theme {

/// The mark of Fifteen: a clock face whose first quarter hour is lit.
class SiteMark : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor ground MEMBER ground_ NOTIFY changed FINAL)
    Q_PROPERTY(QColor ring MEMBER ring_ NOTIFY changed FINAL)
    Q_PROPERTY(QColor quarter MEMBER quarter_ NOTIFY changed FINAL)

public:
    explicit SiteMark(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor ground_;
    QColor ring_;
    QColor quarter_;
};

} // namespace fifteen::theme
