// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QObject>
#include <QQmlEngine>
#include <QTimer>

namespace fifteen::components {

/// The time on the wall, in the site's own offset from UTC (the machine's time zone is not asked). Wakes up once a
/// minute.
class WallClock : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int utcOffsetMinutes READ utcOffsetMinutes WRITE setUtcOffsetMinutes NOTIFY minuteChanged FINAL)
    Q_PROPERTY(QString time READ time NOTIFY minuteChanged FINAL)
    Q_PROPERTY(int year READ year NOTIFY minuteChanged FINAL)
    Q_PROPERTY(int month READ month NOTIFY minuteChanged FINAL)
    Q_PROPERTY(int day READ day NOTIFY minuteChanged FINAL)
    Q_PROPERTY(int weekday READ weekday NOTIFY minuteChanged FINAL)

public:
    explicit WallClock(QObject* parent = nullptr);
    /// A clock that stands still: for pictures and tests.
    WallClock(const QDateTime& standingAt, QObject* parent);

    int utcOffsetMinutes() const { return utcOffsetMinutes_; }

    void setUtcOffsetMinutes(int minutes);

    QString time() const; ///< "9:42"

    int year() const { return local().date().year(); }

    int month() const { return local().date().month(); }

    int day() const { return local().date().day(); }

    int weekday() const { return local().date().dayOfWeek(); } ///< 1: Monday

signals:
    void minuteChanged();

private:
    QDateTime local() const;
    void waitForNextMinute();

    int utcOffsetMinutes_ = 480;
    QDateTime standingAt_; ///< invalid: the clock runs
    QTimer timer_;
};

} // namespace fifteen::components
