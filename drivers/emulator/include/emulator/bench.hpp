// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/bench_event.hpp"
#include "emulator/config.hpp"
#include "emulator/printer_device.hpp"
#include "emulator/scanner_device.hpp"

namespace fifteen::emulator {

/// The devices a program is run with: on a USB bus, on serial lines, and in a reader of pcscd's. From one thread at a
/// time.
class Bench {
public:
    /// Devices are plugged as the config says. Those of the USB bus are left out where there is no front, keyboards
    /// also where the front has none; those on serial lines where `lines`, the folder for their links, is empty. Throws
    /// as fronts do.
    Bench(const Config& config, std::unique_ptr<Front> front, std::filesystem::path lines, Emit emit);
    /// On umockdev's bus, and without lines. Throws as UmockdevFront does.
    Bench(const Config& config, Emit emit);

    const std::vector<std::unique_ptr<BenchDevice>>& devices() const { return devices_; }

    const Deck& deck() const { return deck_; }

    const SocialDeck& socialDeck() const { return socialDeck_; }

    /// The first of its kind. Throws std::out_of_range if there is none.
    ReaderDevice& reader() const { return first<ReaderDevice>(); }

    PrinterDevice& printer() const { return first<PrinterDevice>(); }

private:
    template <typename Device>
    Device& first() const {
        for (const auto& device : devices_) {
            if (auto* const wanted = dynamic_cast<Device*>(device.get())) {
                return *wanted;
            }
        }
        throw std::out_of_range("a bench without such a device");
    }

    void addReaders(const Config& config);
    void addPrinters(const Config& config);
    void addScanners(const Config& config);
    void addKeyboardScanner(const Placed<ScannerOptions>& placed);
    void addNavKeypad(const Config& config);
    void addDesks(const Config& config);

    std::string nextName(std::string_view kind) const;
    bool canHave(const std::string& line) const;
    MakePort portFor(const std::string& name, const std::string& line) const;
    void add(std::unique_ptr<BenchDevice> device, bool plugged);

    const Emit emit_;
    const Deck deck_;
    const SocialDeck socialDeck_;
    const std::filesystem::path lines_;
    const std::unique_ptr<Front> front_;
    std::vector<std::unique_ptr<BenchDevice>> devices_;
};

} // namespace fifteen::emulator
