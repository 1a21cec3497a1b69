// SPDX-License-Identifier: Apache-2.0
#include "adapters/device_reporter.hpp"

#include <QLoggingCategory>

#include <utility>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(deviceLog, "fifteen.devices")

} // namespace

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
    const auto answered = [this](const Result<protocol::DeskDevices>& kept) {
        underWay_ = false;
        noteRefusal(kept ? std::string{} : kept.error().code);
        if (changed_) // a refusal, or a server that is away, waits for the next time
            tell();
    };
    server_.reportDevices(desk_, {watch_.reports()}, again_.intervalAsDuration(), answered);
}

/// Once, not every three seconds: somebody has to look into a file of settings.
void DeviceReporter::noteRefusal(std::string code) {
    if (code == refusal_)
        return;
    refusal_ = std::move(code);
    if (!refusal_.empty())
        qCWarning(deviceLog, "the server does not take how the devices of desk %d are: %s", desk_, refusal_.c_str());
}

} // namespace fifteen::adapters
