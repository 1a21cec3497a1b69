// SPDX-License-Identifier: Apache-2.0
#include "screen_program.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QQuickWindow>
#include <QSocketNotifier>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <sys/signalfd.h>
#include <unistd.h>

namespace fifteen::apps {

namespace {

sigset_t stopSignals() {
    sigset_t stopping;
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGTERM);
    sigaddset(&stopping, SIGINT);
    return stopping;
}

} // namespace

void prepareScreenEnvironment() {
    // Threads inherit the mask, those that Qt makes for itself too: the signals come through StopSignals and nowhere
    // else.
    const sigset_t stopping = stopSignals();
    if (sigprocmask(SIG_BLOCK, &stopping, nullptr) != 0)
        throw std::runtime_error("signals cannot be blocked");
    // No GPU is needed, and frames come from one thread, so that "swapped" means drawn (platform.md: 55 ms, 54 MB).
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QSG_RENDER_LOOP", "basic");
    // Nothing is typed on these screens; looking for an input method costs start-up time and a D-Bus connection.
    if (qEnvironmentVariableIsEmpty("QT_IM_MODULE"))
        qputenv("QT_IM_MODULE", "none");
}

StopSignals::StopSignals(QObject* parent)
    : QObject(parent) {
    const sigset_t stopping = stopSignals();
    const int descriptor = signalfd(-1, &stopping, SFD_NONBLOCK | SFD_CLOEXEC);
    if (descriptor < 0)
        throw std::runtime_error("no signalfd");
    notifier_ = new QSocketNotifier(descriptor, QSocketNotifier::Read, this);
    connect(notifier_, &QSocketNotifier::activated, this, [] { QCoreApplication::quit(); });
}

StopSignals::~StopSignals() {
    notifier_->setEnabled(false);
    close(static_cast<int>(notifier_->socket()));
}

void logPainted(const std::string& what) {
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    std::fprintf(stderr, "painted %s at_us=%lld\n", what.c_str(), static_cast<long long>(now));
}

FrameWatch::FrameWatch(QQuickWindow& window)
    : QObject(&window) {
    connect(&window, &QQuickWindow::frameSwapped, this, &FrameWatch::swapped);
}

void FrameWatch::expect(std::function<void()> painted) {
    painted_ = std::move(painted);
}

void FrameWatch::swapped() {
    if (const auto painted = std::exchange(painted_, {}))
        painted();
    if (std::exchange(first_, false))
        emit firstFrame();
}

namespace {

class CloseRefuser : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        return event->type() == QEvent::Close || QObject::eventFilter(watched, event);
    }
};

} // namespace

void keepOpen(QQuickWindow& window) {
    window.installEventFilter(new CloseRefuser(&window));
}

} // namespace fifteen::apps
