// SPDX-License-Identifier: Apache-2.0
#include "components/tap_guard.hpp"

#include <QLineF>
#include <QMouseEvent>
#include <QTouchEvent>

#include <utility>

namespace fifteen::components {

TapGuard::TapGuard(QObject* parent)
    : QObject(parent) {}

void TapGuard::setWindow(QQuickWindow* window) {
    if (window == window_) {
        return;
    }
    if (window_ != nullptr) {
        window_->removeEventFilter(this);
    }
    window_ = window;
    if (window_ != nullptr) {
        window_->installEventFilter(this);
    }
    emit windowChanged();
}

bool TapGuard::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        swallowing_ = pressed(mouse->timestamp(), mouse->scenePosition());
        return swallowing_;
    }
    case QEvent::TouchBegin: {
        const auto* touch = static_cast<QTouchEvent*>(event);
        swallowing_ = pressed(touch->timestamp(), touch->points().constFirst().scenePosition());
        return swallowing_;
    }
    case QEvent::MouseButtonDblClick: // comes right after the press it belongs to, and shares its fate
    case QEvent::MouseMove:
    case QEvent::TouchUpdate:
        return swallowing_;
    case QEvent::MouseButtonRelease:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return std::exchange(swallowing_, false);
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool TapGuard::pressed(quint64 at_ms, QPointF where) {
    emit touched();
    const bool again = last_ && at_ms >= last_->at_ms && at_ms - last_->at_ms < static_cast<quint64>(interval_) &&
                       QLineF(last_->where, where).length() < reach_;
    last_ = Tap{at_ms, where};
    return again;
}

} // namespace fifteen::components
