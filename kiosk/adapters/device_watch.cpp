// SPDX-License-Identifier: Apache-2.0
#include "adapters/device_watch.hpp"

namespace fifteen::adapters {

namespace {

using flows::DeviceState;

DeviceState stateOf(std::optional<bool> present) {
    if (!present)
        return DeviceState::unknown;
    return *present ? DeviceState::ok : DeviceState::absent;
}

DeviceState stateOf(PrinterState state) {
    switch (state) {
    case PrinterState::unknown:
        return DeviceState::unknown;
    case PrinterState::ready:
        return DeviceState::ok;
    case PrinterState::nearEnd:
        return DeviceState::nearEnd;
    case PrinterState::paperEnd:
        return DeviceState::paperEnd;
    case PrinterState::coverOpen:
        return DeviceState::coverOpen;
    case PrinterState::gone:
        return DeviceState::absent;
    case PrinterState::mouthFull:
    case PrinterState::fault:
        break;
    }
    return DeviceState::fault;
}

} // namespace

DeviceWatch::DeviceWatch(Options options, QObject* parent)
    : QObject(parent)
    , options_(std::move(options)) {
    later_.setSingleShot(true);
    connect(&later_, &QTimer::timeout, this, &DeviceWatch::changed);
}

void DeviceWatch::watch(flows::DeviceLine line, CardReader& reader) {
    const auto device = add(std::move(line));
    const auto look = [this, device, &reader] {
        const auto trouble = reader.trouble();
        become(device, trouble.empty() ? stateOf(reader.present()) : DeviceState::fault, trouble);
    };
    connect(&reader, &CardReader::presentChanged, this, look);
    connect(&reader, &CardReader::troubleChanged, this, look);
    connect(&reader, &CardReader::cardRead, this, [this, device] { worked(device, true); });
    connect(&reader, &CardReader::cardFailed, this, [this, device] { worked(device, false); });
    look();
}

void DeviceWatch::watch(flows::DeviceLine line, TicketPrinter& printer) {
    const auto device = add(std::move(line));
    const auto look = [this, device, &printer] { become(device, stateOf(printer.state()), printer.trouble()); };
    connect(&printer, &TicketPrinter::stateChanged, this, look);
    connect(&printer, &TicketPrinter::finished, this,
            [this, device](quint64, const PrintOutcome& outcome) { worked(device, outcome.printed); });
    look();
}

void DeviceWatch::watch(flows::DeviceLine line, InputDevice& input) {
    const auto device = add(std::move(line));
    const auto look = [this, device, &input] {
        const auto& trouble = input.trouble();
        become(device, trouble.empty() ? stateOf(input.present()) : DeviceState::fault, trouble);
    };
    connect(&input, &InputDevice::stateChanged, this, look);
    connect(&input, &InputDevice::worked, this, [this, device](bool succeeded) { worked(device, succeeded); });
    look();
}

std::vector<protocol::DeviceReport> DeviceWatch::reports() const {
    std::vector<protocol::DeviceReport> reports;
    for (const auto& line : board_.lines()) {
        reports.push_back({.device = line.name,
                           .kind = std::string(nameOf(line.kind)),
                           .driver = line.driver,
                           .where = line.where,
                           .state = std::string(nameOf(line.state)),
                           .trouble = line.trouble,
                           .since_ms = line.sinceMs,
                           .seen_at_ms = line.seenAtMs,
                           .done = static_cast<std::int64_t>(line.done),
                           .failed = static_cast<std::int64_t>(line.failed),
                           .lost = static_cast<std::int64_t>(line.lost)});
    }
    return reports;
}

std::int64_t DeviceWatch::now() const {
    const auto time =
        options_.now ? options_.now() : std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return time.time_since_epoch().count();
}

void DeviceWatch::become(std::size_t device, DeviceState state, std::string_view trouble) {
    if (board_.become(device, state, trouble, now()))
        emit changed();
}

void DeviceWatch::setDriver(std::string_view device, std::string_view driver) {
    if (board_.setDriver(device, driver))
        emit changed();
}

void DeviceWatch::worked(std::size_t device, bool succeeded) {
    if (succeeded)
        board_.succeeded(device, now());
    else
        board_.failed(device, now());
    if (!later_.isActive())
        later_.start(options_.countersEvery);
}

} // namespace fifteen::adapters
