// SPDX-License-Identifier: Apache-2.0
#include "emulator/bench.hpp"

#include "emulator/keypads_device.hpp"
#include "emulator/nav_keypad_device.hpp"
#include "emulator/pty_front.hpp"
#include "emulator/signs_device.hpp"
#include "emulator/umockdev_front.hpp"

#include <algorithm>

namespace fifteen::emulator {

std::int64_t realTimeUs() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Bench::Bench(const Config& config, Emit emit)
    : Bench(config, std::make_unique<UmockdevFront>(), {}, std::move(emit)) {}

Bench::Bench(const Config& config, std::unique_ptr<Front> front, std::filesystem::path lines, Emit emit)
    : emit_(std::move(emit))
    , deck_(config.deck)
    , socialDeck_(config.socialDeck)
    , lines_(std::move(lines))
    , front_(std::move(front)) {
    if (!lines_.empty()) {
        std::filesystem::create_directories(lines_);
    }
    addReaders(config);
    if (config.socialReader) {
        add(std::make_unique<SocialReaderDevice>(nextName("social-reader"), *config.socialReader, socialDeck_), false);
    }
    addPrinters(config);
    addScanners(config);
    addNavKeypad(config);
    addDesks(config);
}

void Bench::addReaders(const Config& config) {
    for (const auto& [options, plugged, line] : config.readers) {
        if (canHave(line)) {
            const auto name = nextName("reader");
            add(std::make_unique<ReaderDevice>(name, options, portFor(name, line), emit_, deck_), plugged);
        }
    }
}

void Bench::addPrinters(const Config& config) {
    for (const auto& [options, plugged, line] : config.printers) {
        if (canHave(line)) {
            const auto name = nextName("printer");
            add(std::make_unique<PrinterDevice>(name, options, portFor(name, line), emit_), plugged);
        }
    }
}

void Bench::addScanners(const Config& config) {
    for (const auto& placed : config.scanners) {
        if (!canHave(placed.line)) {
            continue;
        }
        const auto name = nextName("scanner");
        const auto port = portFor(name, placed.line);
        if (const auto* hidPos = std::get_if<ScannerModelOptions>(&placed.options)) {
            add(std::make_unique<HidPosScannerDevice>(name, *hidPos, port), placed.plugged);
        } else if (const auto* onLine = std::get_if<LineScannerOptions>(&placed.options)) {
            add(std::make_unique<LineScannerDevice>(name, *onLine, port), placed.plugged);
        } else {
            addKeyboardScanner(placed);
        }
    }
}

void Bench::addKeyboardScanner(const Placed<ScannerOptions>& placed) {
    const auto& wedge = std::get<WedgeOptions>(placed.options);
    if (auto keyboard = front_->addKeyboard(wedge.vendor, wedge.product)) {
        add(std::make_unique<WedgeScannerDevice>(nextName("scanner"), wedge.suffix, std::move(keyboard)),
            placed.plugged);
    }
}

void Bench::addNavKeypad(const Config& config) {
    if (!config.navKeypad || !canHave({})) {
        return;
    }
    const auto& [options, plugged, line] = *config.navKeypad;
    if (auto keyboard = front_->addKeyboard(options.vendor, options.product)) {
        add(std::make_unique<NavKeypadDevice>(nextName("keypad"), std::move(keyboard)), plugged);
    }
}

void Bench::addDesks(const Config& config) {
    for (const auto& [options, plugged, line] : config.keypads) {
        if (canHave(line)) {
            const auto name = nextName("keypads");
            add(std::make_unique<KeypadsDevice>(name, options, portFor(name, line), emit_), plugged);
        }
    }
    for (const auto& [addresses, plugged, line] : config.signs) {
        if (canHave(line)) {
            const auto name = nextName("signs");
            add(std::make_unique<SignsDevice>(name, addresses, portFor(name, line), emit_), plugged);
        }
    }
}

/// As a kiosk names the second of a kind: reader-2.
std::string Bench::nextName(std::string_view kind) const {
    const auto before = std::ranges::count(devices_, kind, [](const auto& device) { return device->kind(); });
    return std::string(kind) + (before == 0 ? "" : "-" + std::to_string(before + 1));
}

bool Bench::canHave(const std::string& line) const {
    return line.empty() ? front_ != nullptr : !lines_.empty();
}

MakePort Bench::portFor(const std::string& name, const std::string& line) const {
    return [this, name, line](DeviceModel& model) -> std::unique_ptr<Port> {
        if (line.empty()) {
            return front_->addPort(model, name);
        }
        return std::make_unique<PtyFront>(model, lines_ / line);
    };
}

void Bench::add(std::unique_ptr<BenchDevice> device, bool plugged) {
    devices_.push_back(std::move(device));
    if (plugged) {
        devices_.back()->plug();
    }
}

} // namespace fifteen::emulator
