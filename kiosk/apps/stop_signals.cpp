// SPDX-License-Identifier: Apache-2.0
#include "stop_signals.hpp"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
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

void blockStopSignals() {
    const sigset_t stopping = stopSignals();
    if (sigprocmask(SIG_BLOCK, &stopping, nullptr) != 0)
        throw std::runtime_error("signals cannot be blocked");
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

} // namespace fifteen::apps
