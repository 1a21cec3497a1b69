// SPDX-License-Identifier: Apache-2.0
#include "adapters/staff_alerts.hpp"

#include <QLoggingCategory>
#include <QTimer>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(alertLog, "fifteen.alerts")

} // namespace

StaffAlerts::StaffAlerts(ServerClient& server, std::string kiosk, Timing timing, QObject* parent)
    : QObject(parent)
    , server_(server)
    , kiosk_(std::move(kiosk))
    , timing_(timing) {}

void StaffAlerts::setTrouble(const std::string& device, const std::string& reason) {
    auto& alert = alerts_[device];
    if (alert.reason == reason)
        return;
    alert = {.reason = reason, .number = ++numbers_, .asked = false};
    if (reason.empty())
        return;
    QTimer::singleShot(timing_.settle, this, [this, device, number = alert.number] { ask(device, number); });
}

bool StaffAlerts::stillWrong(const std::string& device, std::uint64_t number) const {
    const auto found = alerts_.find(device);
    return found != alerts_.end() && found->second.number == number && !found->second.asked;
}

void StaffAlerts::ask(const std::string& device, std::uint64_t number) {
    if (!stillWrong(device, number))
        return;
    const protocol::AskHelp body{.kiosk = kiosk_, .reason = alerts_[device].reason};
    server_.askHelp(body, timing_.patience, [this, device, number](const Result<protocol::HelpRequest>& answer) {
        if (!stillWrong(device, number))
            return;
        if (answer) {
            alerts_[device].asked = true;
            return;
        }
        qCWarning(alertLog, "staff could not be called for %s", device.c_str());
        QTimer::singleShot(timing_.settle, this, [this, device, number] { ask(device, number); });
    });
}

} // namespace fifteen::adapters
