// SPDX-License-Identifier: Apache-2.0
#include "view_models/service_view_model.hpp"

#include <QDateTime>

namespace fifteen::view_models {

namespace {

using Print = ServiceViewModel::Print;

QString clockTime(std::int64_t atMs, int utcOffsetMinutes) {
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::OffsetFromUTC, utcOffsetMinutes * 60)
        .toString(QStringLiteral("H:mm"));
}

Print printOf(const std::optional<flows::PrintState>& list) {
    if (!list) {
        return Print::NotAsked;
    }
    switch (*list) {
    case flows::PrintState::printing:
        return Print::Printing;
    case flows::PrintState::printed:
        return Print::Printed;
    case flows::PrintState::paperEnd:
    case flows::PrintState::coverOpen:
    case flows::PrintState::printerGone:
    case flows::PrintState::mouthFull:
    case flows::PrintState::fault:
        break;
    }
    return Print::Failed;
}

} // namespace

ServiceViewModel::ServiceViewModel(Send send, QObject* parent)
    : PageViewModel(std::move(send), parent)
    , devices_({{"name", [](const Row& row) { return QVariant(row.name); }},
                {"kind", [](const Row& row) { return QVariant::fromValue(row.kind); }},
                {"deviceState", [](const Row& row) { return QVariant::fromValue(row.state); }},
                {"trouble", [](const Row& row) { return QVariant(row.trouble); }},
                {"driver", [](const Row& row) { return QVariant(row.driver); }},
                {"place", [](const Row& row) { return QVariant(row.where); }},
                {"since", [](const Row& row) { return QVariant(row.since); }},
                {"seen", [](const Row& row) { return QVariant(row.seen); }},
                {"done", [](const Row& row) { return QVariant(row.done); }},
                {"failed", [](const Row& row) { return QVariant(row.failed); }},
                {"lost", [](const Row& row) { return QVariant(row.lost); }}},
               this) {}

static_assert(
    static_cast<int>(ServiceViewModel::DeviceKind::NavKeypad) == static_cast<int>(flows::DeviceKind::navKeypad) &&
        static_cast<int>(ServiceViewModel::DeviceKind::Printer) == static_cast<int>(flows::DeviceKind::printer) &&
        static_cast<int>(ServiceViewModel::DeviceState::Unknown) == static_cast<int>(flows::DeviceState::unknown),
    "the page's enumerators are those of flows, in that order");

void ServiceViewModel::show(const Scene& scene) {
    const int offset = scene.catalogue.utcOffsetMinutes;
    std::vector<Row> rows;
    for (const auto& line : scene.surroundings.devices) {
        rows.push_back({QString::fromStdString(line.name), static_cast<DeviceKind>(line.kind),
                        static_cast<DeviceState>(line.state), QString::fromStdString(line.trouble),
                        QString::fromStdString(line.driver), QString::fromStdString(line.where),
                        clockTime(line.sinceMs, offset), line.seenAtMs ? clockTime(*line.seenAtMs, offset) : QString(),
                        static_cast<int>(line.done), static_cast<int>(line.failed), static_cast<int>(line.lost)});
    }
    devices_.replace(std::move(rows));
    become(state_, State{scene.surroundings.serverReachable, printOf(scene.visit.list)});
}

void ServiceViewModel::clear() {
    devices_.replace({});
    become(state_, State{});
}

void ServiceCodeViewModel::show(const Scene& scene) {
    const auto digits = static_cast<qsizetype>(scene.visit.code.size());
    become(state_, State{QString(digits, QChar(0x2022)), scene.visit.codeState == flows::CodeState::unknown});
}

void ServiceCodeViewModel::clear() {
    become(state_, State{});
}

} // namespace fifteen::view_models
