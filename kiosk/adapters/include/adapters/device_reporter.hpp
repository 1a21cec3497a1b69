// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/device_watch.hpp"
#include "adapters/server_client.hpp"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <string>

namespace fifteen::adapters {

/// Tells the server how a desk's devices are: when that changes, and often enough for it to know that somebody still
/// watches them. A server that is away is told when it is back. One thread: Qt's.
class DeviceReporter : public QObject {
    Q_OBJECT

public:
    /// As often as a display says that it lives: the server measures both by `display_dark_after`.
    static constexpr std::chrono::milliseconds usually{3000};

    /// `watch` and `server` live longer than this.
    DeviceReporter(int desk, const DeviceWatch& watch, ServerClient& server, std::chrono::milliseconds every = usually,
                   QObject* parent = nullptr);

private:
    void tell();
    void noteWrong(std::string wrong);

    const int desk_;
    const DeviceWatch& watch_;
    ServerClient& server_;
    QTimer again_;
    std::string wrong_; ///< with the last answer, as it was said in the log
    bool underWay_ = false;
    bool changed_ = false; ///< since what is under way was put together
};

} // namespace fifteen::adapters
