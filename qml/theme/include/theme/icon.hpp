// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace fifteen::theme {

/// One of the icons the theme carries (:/fifteen/icons/<name>.svg), drawn in a token's colour with a stroke of so many
/// design pixels whatever its size. An unknown name draws the question mark: a site's configuration names icons, and a
/// wrong one must not leave a hole.
class Icon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QColor colour READ colour WRITE setColour NOTIFY changed FINAL)
    Q_PROPERTY(qreal strokeWidth READ strokeWidth WRITE setStrokeWidth NOTIFY changed FINAL)

public:
    explicit Icon(QQuickItem* parent = nullptr);

    QString name() const { return name_; }

    QColor colour() const { return colour_; }

    qreal strokeWidth() const { return strokeWidth_; }

    void setName(const QString& name);
    void setColour(const QColor& colour);
    void setStrokeWidth(qreal width);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QString name_;
    QColor colour_ = Qt::black;
    qreal strokeWidth_ = 4;
};

} // namespace fifteen::theme
