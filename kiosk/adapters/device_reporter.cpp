// SPDX-License-Identifier: Apache-2.0
#include "adapters/device_reporter.hpp"

#include <QLoggingCategory>

#include <utility>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(deviceLog, "fifteen.devices")

/// What somebody has to mend; empty where waiting does it: the server is away, or has trouble of its own.
std::string wrongWith(const Result<protocol::DeskDevices>& kept) {
    constexpr int serverErrors = 500;
    if (kept || kept.error().status >= serverErrors)
        return {};
    if (kept.error().error == Error::refused)
        return kept.error().code;
    return kept.error().error == Error::nonsense ? "this is no queue server's answer" : "";
}

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
        noteWrong(wrongWith(kept));
        if (changed_) // a refusal, or a server that is away, waits for the next time
            tell();
    };
    server_.reportDevices(desk_, {watch_.reports()}, again_.intervalAsDuration(), answered);
}

/// Once, not every three seconds: somebody has to look into a file of settings.
void DeviceReporter::noteWrong(std::string wrong) {
    if (wrong == wrong_)
        return;
    wrong_ = std::move(wrong);
    if (!wrong_.empty())
        qCWarning(deviceLog, "the server does not take how the devices of desk %d are: %s", desk_, wrong_.c_str());
}

} // namespace fifteen::adapters
