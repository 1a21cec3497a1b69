// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/serial.hpp"
#include "transport/usb.hpp"

#include <filesystem>
#include <string>
#include <string_view>

/// Which driver a device that is plugged in belongs to: one table for the programs and for udev.
namespace fifteen::registry {

/// What a device is for.
enum class Kind { idCard, socialCard, printer, codeScanner, navKeypad, desk };

/// How its bytes are spoken; the table names them as written here.
enum class Driver {
    sdt,           ///< "sdt": SDT reader on bulk endpoints
    sdtHid,        ///< "sdt-hid": the same frames in 64-byte reports
    escpos,        ///< "escpos": the common subset
    escposCustom,  ///< "escpos-custom": with the extended status of Custom's VKP80 and KPM
    escposMasung,  ///< "escpos-masung"
    scannerHidPos, ///< "scanner-hid-pos": HID usage page 0x8C
    scannerWedge,  ///< "scanner-wedge": types like a keyboard; grabbed, so that nothing reaches the page
    scannerSerial, ///< "scanner-serial": a serial line, of USB (CDC-ACM) or not
    navKeypad,     ///< "nav-keypad": a keyboard of a few keys for people who cannot see; grabbed
    serialBus,     ///< "serial-bus": a serial line or converter, for keypads, evaluators and signs on 485
    socialCard,    ///< "social-card": the card in a reader that pcscd knows
    cups,          ///< "cups": a print queue
};

std::string_view nameOf(Kind kind);
std::string_view nameOf(Driver driver);
Kind kindOf(Driver driver);

struct UsbEntry {
    transport::UsbId id;
    Driver driver = Driver::sdt;
    std::string name; ///< for people: maker and model
    bool operator==(const UsbEntry&) const = default;
};

/// A serial line has no id that tells what is at its end: only a site can.
struct SerialEntry {
    transport::SerialOptions line;
    Driver driver = Driver::sdt; ///< sdt, scannerSerial or serialBus
    std::string name;
};

/// A smart-card reader, as pcscd calls it.
struct PcscEntry {
    std::string namePart; ///< "ACR38"
    std::string name;
};

/// A queue of this machine's CUPS.
struct CupsEntry {
    std::string queue;
    std::string name;
};

/// The devices Fifteen knows by itself, sorted by id. Sources: known_devices.cpp.
std::vector<UsbEntry> knownUsbDevices();

/// The known devices with a site's own laid over them.
class Registry {
public:
    Registry();

    /// devices.toml; every key is explained in deploy/site/devices.toml. Throws settings::Error naming file, line and
    /// key.
    static Registry read(const std::filesystem::path& file);

    /// Sorted by id.
    const std::vector<UsbEntry>& usb() const { return usb_; }

    /// The three that only a site's file has, in its order.
    const std::vector<SerialEntry>& serial() const { return serial_; }

    const std::vector<PcscEntry>& pcsc() const { return pcsc_; }

    const std::vector<CupsEntry>& cups() const { return cups_; }

    /// The lines with this driver at their end.
    std::vector<transport::SerialOptions> linesOf(Driver driver) const;

    /// The ids of one driver, in the table's order.
    std::vector<transport::UsbId> idsOf(Driver driver) const;
    std::optional<Driver> driverOf(transport::UsbId id) const;

private:
    void add(UsbEntry entry);
    void remove(transport::UsbId id);

    std::vector<UsbEntry> usb_;
    std::vector<SerialEntry> serial_;
    std::vector<PcscEntry> pcsc_;
    std::vector<CupsEntry> cups_;
};

/// "0400:c35a", as lsusb prints it; nothing for any other form.
std::optional<transport::UsbId> usbIdOf(std::string_view text);
std::string textOf(transport::UsbId id);

} // namespace fifteen::registry
