// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stop_signals.hpp"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>

class QQuickWindow;

/// What every program with a screen does alike.
namespace fifteen::apps {

/// Before the QGuiApplication, or any thread, is made: the software renderer, our own letters, no input
/// method, and blockStopSignals().
void prepareScreenEnvironment();

/// One line on standard error: "painted page=welcome visit=3 at_us=1790000000000000" (CLOCK_REALTIME).
void logPainted(const std::string& what);

/// Calls back at frames that really were swapped: once for the first, and once after each expect().
class FrameWatch : public QObject {
    Q_OBJECT

public:
    explicit FrameWatch(QQuickWindow& window);

    /// `painted` is called when the next frame has been swapped; a later expectation takes the place of an earlier one.
    void expect(std::function<void()> painted);

signals:
    void firstFrame();

private:
    void swapped();

    std::function<void()> painted_;
    bool first_ = true;
};

/// Nobody closes a full-screen window by accident or on purpose; the program ends by signal only.
void keepOpen(QQuickWindow& window);

} // namespace fifteen::apps
