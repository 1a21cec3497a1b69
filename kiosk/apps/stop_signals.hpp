// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QSocketNotifier;

namespace fifteen::apps {

/// Before any thread is made, those that Qt makes for itself too: SIGTERM and SIGINT come through StopSignals and
/// nowhere else.
void blockStopSignals();

/// After blockStopSignals(): SIGTERM and SIGINT end Qt's loop, and with it the program, in order and with status 0.
class StopSignals : public QObject {
    Q_OBJECT

public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

private:
    QSocketNotifier* notifier_ = nullptr;
};

} // namespace fifteen::apps
