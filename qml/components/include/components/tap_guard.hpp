// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointF>
#include <QQmlEngine>
#include <QQuickWindow>

#include <optional>

namespace fifteen::components {

/// Keeps a trembling finger from answering two questions with one tap: a second press that comes to the same place
/// within `interval` of the last one is swallowed, because by then another page may stand under the finger. Also says
/// when anybody touches the window at all.
class TapGuard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickWindow* window READ window WRITE setWindow NOTIFY windowChanged FINAL)
    Q_PROPERTY(int interval MEMBER interval_ NOTIFY intervalChanged FINAL) ///< milliseconds
    Q_PROPERTY(qreal reach MEMBER reach_ CONSTANT FINAL)                   ///< pixels

public:
    explicit TapGuard(QObject* parent = nullptr);

    QQuickWindow* window() const { return window_; }

    void setWindow(QQuickWindow* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void windowChanged();
    void intervalChanged();
    void touched();

private:
    struct Tap {
        quint64 at_ms;
        QPointF where;
    };

    bool pressed(quint64 at_ms, QPointF where);

    QQuickWindow* window_ = nullptr;
    int interval_ = 300;
    qreal reach_ = 48;
    std::optional<Tap> last_;
    bool swallowing_ = false; ///< until the finger that came too early is lifted
};

} // namespace fifteen::components
