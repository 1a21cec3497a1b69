// SPDX-License-Identifier: Apache-2.0
#include "kiosk_devices.hpp"

#include "adapters/cups_ticket_printer.hpp"
#include "adapters/driver_card_reader.hpp"
#include "adapters/escpos_ticket_printer.hpp"
#include "adapters/ticket_printers.hpp"
#include "code_scanner/scan_redactor.hpp"
#include "code_scanner/scanner_service.hpp"
#include "escpos/ticket_redactor.hpp"
#include "id_card/card_redactor.hpp"
#include "nav_keypad/keypad_service.hpp"
#include "social_card/social_card_redactor.hpp"
#include "transport/opened_source.hpp"
#include "transport/pcsc.hpp"

#include <QMetaObject>

namespace fifteen::apps {

namespace {

using Redactor = std::unique_ptr<transport::Redactor>;

std::unique_ptr<transport::DeviceSource> sourceOf(const Place& place, const transport::UsbInterfaceWish& wish) {
    if (const auto* usb = std::get_if<transport::UsbWanted>(&place))
        return std::make_unique<transport::UsbDeviceSource>(*usb, wish);
    if (const auto* serial = std::get_if<transport::SerialOptions>(&place))
        return std::make_unique<transport::SerialDeviceSource>(*serial);
    if (const auto* keyboard = std::get_if<transport::EvdevWish>(&place))
        return std::make_unique<transport::EvdevDeviceSource>(*keyboard);
    return std::make_unique<transport::PcscDeviceSource>(std::get<Pcsc>(place).nameParts);
}

escpos::Dialect dialectOf(std::optional<registry::Driver> driver) {
    if (driver == registry::Driver::escposCustom)
        return escpos::Dialect::customVkp;
    return driver == registry::Driver::escposMasung ? escpos::Dialect::masung : escpos::Dialect::epson;
}

std::pair<code_scanner::ScannerKind, registry::Driver> scannerMode(const Place& place) {
    if (std::holds_alternative<transport::SerialOptions>(place))
        return {code_scanner::ScannerKind::serial, registry::Driver::scannerSerial};
    if (std::holds_alternative<transport::EvdevWish>(place))
        return {code_scanner::ScannerKind::wedge, registry::Driver::scannerWedge};
    return {code_scanner::ScannerKind::hidPos, registry::Driver::scannerHidPos};
}

class Maker {
public:
    Maker(const KioskSettings& settings, const QByteArray& personKey, Recordings& recordings,
          adapters::DeviceWatch& watch)
        : settings_(settings)
        , personKey_(personKey)
        , recordings_(recordings)
        , watch_(watch) {}

    KioskDevices make() {
        KioskDevices devices;
        devices.readers = std::make_unique<adapters::CardReaders>();
        for (const auto& wanted : settings_.readers)
            addReader(*devices.readers, wanted);
        for (const auto& wanted : settings_.scanners)
            devices.scanners.push_back(scanner(wanted));
        for (const auto& wanted : settings_.keypads)
            devices.keypads.push_back(keypad(wanted));
        std::vector<std::unique_ptr<adapters::TicketPrinter>> printers;
        printers.reserve(settings_.printers.size());
        for (const auto& wanted : settings_.printers)
            printers.push_back(printer(wanted));
        devices.printer = std::make_unique<adapters::TicketPrinters>(std::move(printers));
        recordings_.refuseUnknown();
        return devices;
    }

private:
    void addReader(adapters::CardReaders& readers, const ReaderSettings& wanted) {
        // A HID among them may have no OUT endpoint.
        constexpr transport::UsbInterfaceWish wish{.interfaceClass = {}, .inNeeded = true, .outNeeded = false};
        const bool social = wanted.cards == ReaderSettings::Cards::social;
        auto redactor = social ? Redactor(std::make_unique<social_card::SocialCardRedactor>())
                               : std::make_unique<id_card::CardRedactor>();
        auto source = recordings_.over(sourceOf(wanted.place, wish), wanted.name, std::move(redactor));
        auto& made = readers.add(
            social ? flows::Proof::socialCard : flows::Proof::idCard,
            social ? adapters::DriverCardReader::socialCards(std::move(source), personKey_, wanted.regionalPin)
                   : adapters::DriverCardReader::idCards(tellingVariant(std::move(source), wanted.name), personKey_));
        watch_.watch({.name = wanted.name,
                      .kind = social ? flows::DeviceKind::socialCard : flows::DeviceKind::idCard,
                      .driver = social ? "social-card" : "sdt",
                      .where = whereOf(wanted.place)},
                     made);
    }

    std::unique_ptr<adapters::CodeScanner> scanner(const ScannerSettings& wanted) {
        constexpr std::uint8_t hid = 3;
        constexpr transport::UsbInterfaceWish wish{.interfaceClass = hid, .inNeeded = true, .outNeeded = false};
        const auto [kind, driver] = scannerMode(wanted.place);
        code_scanner::ScannerServiceOptions options;
        options.scanner.kind = kind;
        options.scanner.layout = wanted.layout;
        auto source = recordings_.over(sourceOf(wanted.place, wish), wanted.name,
                                       code_scanner::makeScanRedactor(kind, wanted.layout));
        auto made = std::make_unique<adapters::CodeScanner>(std::move(source), options);
        watch_.watch({.name = wanted.name,
                      .kind = flows::DeviceKind::codeScanner,
                      .driver = std::string(nameOf(driver)),
                      .where = whereOf(wanted.place)},
                     *made);
        return made;
    }

    std::unique_ptr<adapters::NavKeypad> keypad(const KeypadSettings& wanted) {
        nav_keypad::KeypadServiceOptions options;
        options.map = wanted.map;
        auto source = recordings_.over(sourceOf(wanted.place, {}), wanted.name, nullptr);
        auto made = std::make_unique<adapters::NavKeypad>(std::move(source), options);
        watch_.watch({.name = wanted.name,
                      .kind = flows::DeviceKind::navKeypad,
                      .driver = std::string(nameOf(registry::Driver::navKeypad)),
                      .where = whereOf(wanted.place)},
                     *made);
        return made;
    }

    std::unique_ptr<adapters::TicketPrinter> printer(const PrinterSettings& wanted) {
        const auto* escpos = std::get_if<EscposPrinter>(&wanted.printer);
        auto made = escpos != nullptr ? escposPrinter(wanted.name, *escpos)
                                      : cupsPrinter(std::get<CupsPrinter>(wanted.printer));
        watch_.watch({.name = wanted.name,
                      .kind = flows::DeviceKind::printer,
                      .driver = escpos != nullptr ? "escpos" : "cups",
                      .where = whereOf(wanted)},
                     *made);
        return made;
    }

    std::unique_ptr<adapters::TicketPrinter> cupsPrinter(const CupsPrinter& wanted) const {
        adapters::CupsOptions options;
        options.queue = wanted.queue;
        options.jobName = "Fifteen " + settings_.kiosk; // kiosks that share a queue cancel only their own jobs
        return std::make_unique<adapters::CupsTicketPrinter>(options);
    }

    std::unique_ptr<adapters::TicketPrinter> escposPrinter(const std::string& name, const EscposPrinter& wanted) {
        auto source = recordings_.over(sourceOf(wanted.usb, {.interfaceClass = 7}), name,
                                       std::make_unique<escpos::TicketRedactor>());
        const auto optionsFor = [&registry = settings_.registry, usual = wanted.options](const auto& printer) {
            auto options = usual;
            options.dialect = dialectOf(registry.driverOf(printer.usbId()));
            return options;
        };
        return std::make_unique<adapters::EscposTicketPrinter>(tellingVariant(std::move(source), name), optionsFor);
    }

    /// The board says which driver's variant is in use, from when the device that was plugged in is known.
    std::unique_ptr<transport::DeviceSource> tellingVariant(std::unique_ptr<transport::DeviceSource> source,
                                                            const std::string& name) {
        const auto tell = [&registry = settings_.registry, &watch = watch_, name](const transport::Transport& opened) {
            const auto driver = registry.driverOf(opened.usbId());
            if (!driver)
                return; // a serial line, or an id that only kiosk.toml knows
            const std::string variant(nameOf(*driver));
            QMetaObject::invokeMethod(
                &watch, [&watch, name, variant] { watch.setDriver(name, variant); }, Qt::QueuedConnection);
        };
        return std::make_unique<transport::OpenedSource>(std::move(source), tell);
    }

    const KioskSettings& settings_;
    const QByteArray& personKey_;
    Recordings& recordings_;
    adapters::DeviceWatch& watch_;
};

} // namespace

KioskDevices makeKioskDevices(const KioskSettings& settings, const QByteArray& personKey, Recordings& recordings,
                              adapters::DeviceWatch& watch) {
    return Maker(settings, personKey, recordings, watch).make();
}

} // namespace fifteen::apps
