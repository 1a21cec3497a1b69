// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QTimer>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>

namespace fifteen::adapters {

/// Qt's loop for tests of what lives on it.
class QtLoop : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (QCoreApplication::instance() != nullptr)
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static int count = 1;
        static char name[] = "adapters-test";
        static char* arguments[] = {name, nullptr};
        static const QGuiApplication application(count, arguments);
    }

    /// Runs the loop until it is so; false if that takes more than ten seconds.
    static bool until(const std::function<bool()>& so) {
        QElapsedTimer clock;
        clock.start();
        while (!so()) {
            if (clock.hasExpired(10000))
                return false;
            QEventLoop turn;
            QTimer wake;
            QObject::connect(&wake, &QTimer::timeout, &turn, &QEventLoop::quit);
            wake.start(5);
            turn.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        }
        return true;
    }

    /// Lets the loop run: for showing that something does not happen.
    static void pass(std::chrono::milliseconds time) {
        QEventLoop turn;
        QTimer::singleShot(time, &turn, &QEventLoop::quit);
        turn.exec();
    }
};

} // namespace fifteen::adapters
