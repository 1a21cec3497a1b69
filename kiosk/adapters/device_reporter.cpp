// SPDX-License-Identifier: Apache-2.0
#include "adapters/device_reporter.hpp"

#include <utility>

namespace fifteen::adapters {

DeviceReporter::DeviceReporter(int desk, const DeviceWatch& watch, ServerClient& server,
                               std::chrono::milliseconds every, QObject* parent)
    : QObject(parent)
    , desk_(desk)
    , watch_(watch)
    , server_(server) {
    again_.setInterval(every);
    connect(&again_, &QTimer::timeout, this, &DeviceReporter::tell);
    connect(&watch_, &DeviceWatch::changed, this, &DeviceReporter::tell);
    QTimer::singleShot(0, this, &DeviceReporter::tell); // when all there is has been put on the board
}

void DeviceReporter::tell() {
    changed_ = underWay_;
    if (underWay_)
        return;
    underWay_ = true;
    again_.start();
    const auto answered = [this](const Result<protocol::DeskDevices>&) {
        underWay_ = false;
        if (changed_) // a refusal, or a server that is away, waits for the next time
            tell();
    };
    server_.reportDevices(desk_, {watch_.reports()}, again_.intervalAsDuration(), answered);
}

} // namespace fifteen::adapters
