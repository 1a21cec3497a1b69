// SPDX-License-Identifier: Apache-2.0
// Runs in the guest with the product's drivers on a real kernel, and says a line for whatever happens. It knows of no
// emulator.
//   system-probe devices    all services; a ticket is printed for every card
//   system-probe scanners   a scanner that types and one that is a serial port, as a site's table would have them
//   system-probe arrivals   opens the reader the moment it is told of it, on the watcher's own thread, and lets it go
#include "code_scanner/scanner_service.hpp"
#include "escpos/printer_service.hpp"
#include "id_card/reader_service.hpp"
#include "transport/evdev.hpp"
#include "transport/serial.hpp"
#include "transport/usb.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <linux/usbdevice_fs.h>
#include <mutex>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace {

using namespace fifteen;

constexpr transport::UsbId kReader{0x0400, 0xC35A};
constexpr transport::UsbId kPrinter{0x04B8, 0x0E15};
constexpr transport::UsbId kScanner{0x1EAB, 0x0D10};
constexpr transport::UsbId kKeyboard{0x0627, 0x0001};  // QEMU's
constexpr transport::UsbId kConverter{0x0403, 0x6001}; // the FTDI chip that QEMU has

void say(const std::string& line) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::cout << line << std::endl;
}

const char* nameOf(id_card::ReadTrouble trouble) {
    switch (trouble) {
    case id_card::ReadTrouble::notRead:
        return "not-read";
    case id_card::ReadTrouble::severalCards:
        return "several-cards";
    case id_card::ReadTrouble::silent:
        return "silent";
    case id_card::ReadTrouble::blocked:
        return "blocked";
    case id_card::ReadTrouble::unknownCard:
        return "unknown-card";
    case id_card::ReadTrouble::readerGone:
        break;
    }
    return "reader-gone";
}

std::string textOf(const std::optional<escpos::Error>& trouble) {
    return trouble ? make_error_code(*trouble).message() : "none";
}

/// Every seventh dot, shifted by one each row: 576 x 1184, a ticket's size.
escpos::Raster diagonals() {
    escpos::Raster raster{576, 1184, {}};
    raster.bits.resize(raster.stride() * static_cast<std::size_t>(raster.height));
    for (int y = 0; y < raster.height; ++y) {
        for (int x = y % 7; x < raster.width; x += 7) {
            raster.bits[static_cast<std::size_t>(y) * raster.stride() + static_cast<std::size_t>(x) / 8] |=
                static_cast<std::uint8_t>(0x80 >> x % 8);
        }
    }
    return raster;
}

/// SIGTERM and SIGINT end the program in good order, so that interfaces are released.
int waitForTheEnd(const sigset_t& signals) {
    int number = 0;
    sigwait(&signals, &number);
    return 0;
}

int runDevices(const sigset_t& signals) {
    const transport::UsbWatcher watcher(
        {{kReader}, {}}, [](transport::UsbWatcher::Change change, const transport::UsbDevice&) {
            if (change == transport::UsbWatcher::Change::arrived) {
                say("told of a reader"); // what comes before it is the kernel's and udev's, what comes after is ours
            }
        });
    escpos::PrinterService printer(
        std::make_unique<transport::UsbDeviceSource>(transport::UsbWanted{{kPrinter}, {}},
                                                     transport::UsbInterfaceWish{std::uint8_t{7}}),
        escpos::PrinterOptions{}, [](const escpos::PrinterEvent& event) {
            if (const auto* state = std::get_if<escpos::PrinterState>(&event)) {
                say("printer trouble=" + textOf(state->trouble));
            } else {
                say("printed trouble=" + textOf(std::get<escpos::PrintDone>(event).trouble));
            }
        });
    id_card::ReaderService reader(
        std::make_unique<transport::UsbDeviceSource>(transport::UsbWanted{{kReader}, {}},
                                                     transport::UsbInterfaceWish{}),
        [](std::string_view number) { return "hash-of-" + std::string(number.substr(14)); },
        [&](const id_card::ReaderEvent& event) {
            if (const auto* present = std::get_if<id_card::ReaderPresent>(&event)) {
                say(present->present ? "reader present" : "reader absent");
            } else if (std::holds_alternative<id_card::CardFound>(event)) {
                say("card found");
            } else if (const auto* read = std::get_if<id_card::CardRead>(&event)) {
                say("card read name=" + read->card.maskedName + " hash=" + read->card.idHash);
                printer.print(1, diagonals());
            } else if (const auto* failed = std::get_if<id_card::CardFailed>(&event)) {
                say(std::string("card failed ") + nameOf(failed->trouble));
            } else {
                say("card removed");
            }
        });
    const code_scanner::ScannerService scanner(
        std::make_unique<transport::UsbDeviceSource>(
            transport::UsbWanted{{kScanner}, {}},
            transport::UsbInterfaceWish{.interfaceClass = std::uint8_t{3}, .inNeeded = true, .outNeeded = false}),
        [](const code_scanner::ScannerEvent& event) {
            if (const auto* present = std::get_if<code_scanner::ScannerPresent>(&event)) {
                say(present->present ? "scanner present" : "scanner absent");
            } else if (const auto* scanned = std::get_if<code_scanner::Scanned>(&event)) {
                say("scanned " + scanned->scan.text);
            } else {
                say("scanner event " + std::to_string(event.index()));
            }
        },
        code_scanner::ScannerServiceOptions{});
    say("probe is up");
    return waitForTheEnd(signals);
}

/// Says what becomes of a scanner, under its name.
std::unique_ptr<code_scanner::ScannerService> scannerNamed(const std::string& name, code_scanner::ScannerKind kind,
                                                           std::unique_ptr<transport::DeviceSource> source) {
    code_scanner::ScannerServiceOptions options;
    options.scanner.kind = kind;
    const auto tell = [name](const code_scanner::ScannerEvent& event) {
        if (const auto* present = std::get_if<code_scanner::ScannerPresent>(&event)) {
            say(name + (present->present ? " present"
                                         : " absent" + (present->withheld ? ": " + present->withheld.message() : "")));
        } else if (const auto* scanned = std::get_if<code_scanner::Scanned>(&event)) {
            say(name + " scanned " + scanned->scan.text);
        }
    };
    return std::make_unique<code_scanner::ScannerService>(std::move(source), tell, options);
}

int runScanners(const sigset_t& signals) {
    const auto wedge =
        scannerNamed("wedge", code_scanner::ScannerKind::wedge,
                     std::make_unique<transport::EvdevDeviceSource>(transport::EvdevWish{{kKeyboard}, {}}));
    const auto serial = scannerNamed("serial", code_scanner::ScannerKind::serial,
                                     std::make_unique<transport::SerialDeviceSource>(
                                         transport::SerialOptions{.path = {}, .baud = 9600, .ids = {kConverter}}));
    say("probe is up");
    return waitForTheEnd(signals);
}

/// What the kernel says to a claim by a program that does not try again: the race the driver has to win.
std::string bareClaim(const transport::UsbDevice& device) {
    char path[40];
    std::snprintf(path, sizeof path, "/dev/bus/usb/%03d/%03d", device.bus, device.address);
    const int node = open(path, O_RDWR | O_CLOEXEC);
    if (node < 0) {
        return std::strerror(errno);
    }
    unsigned interface = 0;
    const int claimed = ioctl(node, USBDEVFS_CLAIMINTERFACE, &interface);
    const std::string verdict = claimed == 0 ? "ok" : std::strerror(errno);
    close(node);
    return verdict;
}

int runArrivals(const sigset_t& signals) {
    const transport::UsbWatcher watcher(
        {{kReader}, {}}, [](transport::UsbWatcher::Change change, const transport::UsbDevice& device) {
            if (change == transport::UsbWatcher::Change::left) {
                say("left");
                return;
            }
            say("told bare-claim=" + bareClaim(device));
            const auto opened = transport::openUsb(device, {});
            say("arrived open=" + (opened ? std::string("ok") : opened.error().message()));
        });
    say("probe is up");
    return waitForTheEnd(signals);
}

} // namespace

int main(int argc, char** argv) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr); // before there is any thread
    const std::string_view mode = argc == 2 ? argv[1] : "";
    if (mode == "devices") {
        return runDevices(signals);
    }
    if (mode == "arrivals") {
        return runArrivals(signals);
    }
    if (mode == "scanners") {
        return runScanners(signals);
    }
    std::cerr << "system-probe devices|scanners|arrivals\n";
    return 2;
}
