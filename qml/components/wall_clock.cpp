// SPDX-License-Identifier: Apache-2.0
#include "components/wall_clock.hpp"

#include <chrono>

namespace fifteen::components {

WallClock::WallClock(QObject* parent)
    : QObject(parent) {
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] {
        emit minuteChanged();
        waitForNextMinute();
    });
    waitForNextMinute();
}

WallClock::WallClock(const QDateTime& standingAt, QObject* parent)
    : QObject(parent)
    , standingAt_(standingAt) {}

void WallClock::setUtcOffsetMinutes(int minutes) {
    if (minutes != utcOffsetMinutes_) {
        utcOffsetMinutes_ = minutes;
        emit minuteChanged();
    }
}

QString WallClock::time() const {
    return local().toString(QStringLiteral("H:mm"));
}

QDateTime WallClock::local() const {
    const QDateTime now = standingAt_.isValid() ? standingAt_ : QDateTime::currentDateTimeUtc();
    return now.toOffsetFromUtc(utcOffsetMinutes_ * 60);
}

void WallClock::waitForNextMinute() {
    using namespace std::chrono_literals;
    const std::chrono::milliseconds intoMinute(QDateTime::currentMSecsSinceEpoch() % 60'000);
    // A little after the full minute, lest an early timer shows the old one for another sixty seconds.
    timer_.start(60'000ms - intoMinute + 20ms);
}

} // namespace fifteen::components
