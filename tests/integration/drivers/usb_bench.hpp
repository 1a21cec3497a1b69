// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench.hpp"
#include "escpos/printer_service.hpp"
#include "id_card/reader_service.hpp"
#include "test_devices/inbox.hpp"
#include "transport/usb.hpp"

namespace fifteen::tests {

inline constexpr transport::UsbId kReaderId{0x0400, 0xC35A};
inline constexpr transport::UsbId kPrinterId{0x04B8, 0x0E15};

inline emulator::CardHolder grandmaLi() {
    return emulator::makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}, {"sex", "female"}});
}

inline std::string plainHash(std::string_view number) {
    return "hash-of-" + std::string(number.substr(14));
}

/// A reader and a printer, with waits that keep tests short; what is measured elsewhere uses the real ones.
inline emulator::Config quickConfig() {
    emulator::Config config;
    emulator::ReaderModelOptions reader;
    reader.waits = {std::chrono::milliseconds(10), std::chrono::milliseconds(2), std::chrono::milliseconds(20)};
    config.readers.push_back({reader});
    config.printers.emplace_back();
    return config;
}

inline id_card::ReaderServiceTiming quickTiming() {
    id_card::ReaderServiceTiming timing;
    timing.findEvery = std::chrono::milliseconds(10);
    timing.removalEvery = std::chrono::milliseconds(10);
    timing.reopenEvery = std::chrono::milliseconds(50);
    timing.reader.shortAnswer = std::chrono::milliseconds(300);
    timing.reader.readAnswer = std::chrono::milliseconds(500);
    return timing;
}

inline std::unique_ptr<transport::DeviceSource> readerSource() {
    // A HID reader may have no OUT endpoint.
    return std::make_unique<transport::UsbDeviceSource>(
        transport::UsbWanted{{kReaderId}, {}},
        transport::UsbInterfaceWish{.interfaceClass = {}, .inNeeded = true, .outNeeded = false});
}

inline std::unique_ptr<transport::DeviceSource> printerSource(bool inNeeded = true) {
    return std::make_unique<transport::UsbDeviceSource>(transport::UsbWanted{{kPrinterId}, {}},
                                                        transport::UsbInterfaceWish{std::uint8_t{7}, inNeeded});
}

/// A picture with something in every row and every column.
inline escpos::Raster diagonals(int width, int height) {
    escpos::Raster raster{width, height, {}};
    raster.bits.resize(raster.stride() * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = y % 7; x < width; x += 7) {
            raster.bits[static_cast<std::size_t>(y) * raster.stride() + static_cast<std::size_t>(x) / 8] |=
                static_cast<std::uint8_t>(0x80 >> x % 8);
        }
    }
    return raster;
}

} // namespace fifteen::tests
