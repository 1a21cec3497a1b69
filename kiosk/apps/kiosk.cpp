// SPDX-License-Identifier: Apache-2.0
// fifteen-kiosk: the touchscreen at the door. Reads its settings, builds the parts, runs Qt's loop.
#include "adapters/card_readers.hpp"
#include "adapters/code_scanner.hpp"
#include "adapters/cups_ticket_printer.hpp"
#include "adapters/driver_card_reader.hpp"
#include "adapters/escpos_ticket_printer.hpp"
#include "adapters/kiosk_controller.hpp"
#include "adapters/nav_keypad.hpp"
#include "code_scanner/scanner_service.hpp"
#include "components/wall_clock.hpp"
#include "id_card/card_redactor.hpp"
#include "keypad_keys.hpp"
#include "kiosk_pages/kiosk_window.hpp"
#include "kiosk_settings.hpp"
#include "nav_keypad/keypad_service.hpp"
#include "screen_program.hpp"
#include "transport/pcsc.hpp"
#include "transport/recording.hpp"
#include "view_models/kiosk_view_model.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QTimer>

#include <cstdio>

namespace {

using namespace fifteen;

struct Arguments {
    std::string config;
    std::string record; ///< what passes between the kiosk and its first ID card reader, redacted
    std::string dataDir;
    std::string server;
};

apps::KioskSettings settingsFor(const Arguments& arguments) {
    auto settings = apps::readKioskSettings(arguments.config);
    if (!arguments.dataDir.empty())
        settings.dataDir = arguments.dataDir;
    if (!arguments.server.empty())
        settings.server = arguments.server;
    std::filesystem::create_directories(settings.dataDir);
    return settings;
}

escpos::Dialect dialectOf(std::optional<registry::Driver> driver) {
    if (driver == registry::Driver::escposCustom)
        return escpos::Dialect::customVkp;
    return driver == registry::Driver::escposMasung ? escpos::Dialect::masung : escpos::Dialect::epson;
}

std::unique_ptr<adapters::TicketPrinter> printerFor(const apps::KioskSettings& settings) {
    if (settings.printerKind == apps::KioskSettings::PrinterKind::cups) {
        adapters::CupsOptions options;
        options.queue = settings.printerQueue;
        options.jobName = "Fifteen " + settings.kiosk; // kiosks that share a queue cancel only their own jobs
        return std::make_unique<adapters::CupsTicketPrinter>(options);
    }
    auto source = std::make_unique<transport::UsbDeviceSource>(settings.printerUsb,
                                                               transport::UsbInterfaceWish{.interfaceClass = 7});
    const auto optionsFor = [&settings](const transport::Transport& printer) {
        auto options = settings.escpos;
        options.dialect = dialectOf(settings.registry.driverOf(printer.usbId()));
        return options;
    };
    return std::make_unique<adapters::EscposTicketPrinter>(std::move(source), optionsFor);
}

std::unique_ptr<transport::DeviceSource> sourceOf(const apps::Place& place, const transport::UsbInterfaceWish& wish) {
    if (const auto* usb = std::get_if<transport::UsbWanted>(&place))
        return std::make_unique<transport::UsbDeviceSource>(*usb, wish);
    if (const auto* serial = std::get_if<transport::SerialOptions>(&place))
        return std::make_unique<transport::SerialDeviceSource>(*serial);
    if (const auto* keyboard = std::get_if<transport::EvdevWish>(&place))
        return std::make_unique<transport::EvdevDeviceSource>(*keyboard);
    return std::make_unique<transport::PcscDeviceSource>(std::get<apps::Pcsc>(place).nameParts);
}

/// Every reader of the settings, told to the watch one by one.
std::unique_ptr<adapters::CardReaders> readersFor(const apps::KioskSettings& settings, const QByteArray& key,
                                                  std::string record, adapters::DeviceWatch& watch) {
    // A HID among them may have no OUT endpoint.
    constexpr transport::UsbInterfaceWish wish{.interfaceClass = {}, .inNeeded = true, .outNeeded = false};
    auto readers = std::make_unique<adapters::CardReaders>();
    for (const auto& wanted : settings.readers) {
        const bool social = wanted.cards == apps::ReaderSettings::Cards::social;
        auto source = sourceOf(wanted.place, wish);
        if (!social && !record.empty())
            source = std::make_unique<transport::RecordingSource>(std::move(source), std::exchange(record, {}),
                                                                  std::make_unique<id_card::CardRedactor>());
        auto& reader =
            readers->add(social ? flows::Proof::socialCard : flows::Proof::idCard,
                         social ? adapters::DriverCardReader::socialCards(std::move(source), key, wanted.regionalPin)
                                : adapters::DriverCardReader::idCards(std::move(source), key));
        watch.watch({.name = wanted.name,
                     .kind = social ? flows::DeviceKind::socialCard : flows::DeviceKind::idCard,
                     .driver = social ? "social-card" : "sdt",
                     .where = apps::whereOf(wanted.place)},
                    reader);
    }
    return readers;
}

std::pair<code_scanner::ScannerKind, registry::Driver> scannerMode(const apps::Place& place) {
    if (std::holds_alternative<transport::SerialOptions>(place))
        return {code_scanner::ScannerKind::serial, registry::Driver::scannerSerial};
    if (std::holds_alternative<transport::EvdevWish>(place))
        return {code_scanner::ScannerKind::wedge, registry::Driver::scannerWedge};
    return {code_scanner::ScannerKind::hidPos, registry::Driver::scannerHidPos};
}

std::vector<std::unique_ptr<adapters::CodeScanner>> scannersFor(const apps::KioskSettings& settings,
                                                                adapters::DeviceWatch& watch) {
    constexpr std::uint8_t hid = 3;
    constexpr transport::UsbInterfaceWish wish{.interfaceClass = hid, .inNeeded = true, .outNeeded = false};
    std::vector<std::unique_ptr<adapters::CodeScanner>> scanners;
    for (const auto& wanted : settings.scanners) {
        const auto [kind, driver] = scannerMode(wanted.place);
        code_scanner::ScannerServiceOptions options;
        options.scanner.kind = kind;
        options.scanner.layout = wanted.layout;
        scanners.push_back(std::make_unique<adapters::CodeScanner>(sourceOf(wanted.place, wish), options));
        watch.watch({.name = wanted.name,
                     .kind = flows::DeviceKind::codeScanner,
                     .driver = std::string(nameOf(driver)),
                     .where = apps::whereOf(wanted.place)},
                    *scanners.back());
    }
    return scanners;
}

std::vector<std::unique_ptr<adapters::NavKeypad>> keypadsFor(const apps::KioskSettings& settings,
                                                             adapters::DeviceWatch& watch) {
    std::vector<std::unique_ptr<adapters::NavKeypad>> keypads;
    for (const auto& wanted : settings.keypads) {
        nav_keypad::KeypadServiceOptions options;
        options.map = wanted.map;
        keypads.push_back(std::make_unique<adapters::NavKeypad>(
            std::make_unique<transport::EvdevDeviceSource>(wanted.place), options));
        watch.watch({.name = wanted.name,
                     .kind = flows::DeviceKind::navKeypad,
                     .driver = std::string(nameOf(registry::Driver::navKeypad)),
                     .where = apps::whereOf(wanted.place)},
                    *keypads.back());
    }
    return keypads;
}

flows::DeviceLine printerLine(const apps::KioskSettings& settings) {
    const bool isCups = settings.printerKind == apps::KioskSettings::PrinterKind::cups;
    return {.name = "printer",
            .kind = flows::DeviceKind::printer,
            .driver = isCups ? "cups" : "escpos",
            .where = isCups ? "cups " + settings.printerQueue : apps::whereOf(settings.printerUsb)};
}

std::filesystem::path voicePackOf(const apps::KioskSettings& settings) {
    const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
    return settings.voicePack.value_or(program.parent_path() / "voice");
}

/// "听一听" cannot be touched where there is nothing to be heard.
flows::Voice voiceUseOf(const apps::KioskSettings& settings) {
    std::error_code ignored;
    if (settings.voice != flows::Voice::off && !exists(voicePackOf(settings) / "manifest.txt", ignored)) {
        std::fprintf(stderr, "fifteen-kiosk: voice: no pack in %s\n", voicePackOf(settings).c_str());
        return flows::Voice::off;
    }
    return settings.voice;
}

/// A pack that cannot be used costs the voice, not the kiosk.
std::optional<adapters::VoicePack> loadVoice(const std::filesystem::path& folder) {
    auto pack = adapters::VoicePack::load(folder);
    if (!pack) {
        std::fprintf(stderr, "fifteen-kiosk: voice: %s\n", pack.error().c_str());
        return std::nullopt;
    }
    return std::move(*pack);
}

int run(QGuiApplication& application, const apps::KioskSettings& settings, const std::string& record) {
    const apps::StopSignals stopSignals;

    adapters::ServerClient::Options serverOptions;
    serverOptions.server = QUrl(QString::fromStdString(settings.server));
    adapters::ServerClient server(serverOptions);
    adapters::StreamClient::Options streamOptions;
    streamOptions.server = serverOptions.server;
    streamOptions.view = adapters::StreamClient::View::kiosk;
    streamOptions.client = QString::fromStdString(settings.kiosk);
    adapters::StreamClient stream(streamOptions);
    adapters::SiteKeeper site(server, QString::fromStdString(settings.dataDir.string()));
    adapters::DeviceWatch devices({});
    const auto key = QByteArray::fromStdString(apps::readIdHashKey(settings));
    const auto readers = readersFor(settings, key, record, devices);
    const auto printer = printerFor(settings);
    const auto scanners = scannersFor(settings, devices);
    const auto keypads = keypadsFor(settings, devices);
    devices.watch(printerLine(settings), *printer);
    adapters::VoucherClient vouchers({.url = QUrl(QString::fromStdString(settings.voucherUrl)), .key = key});

    const auto voiceUse = voiceUseOf(settings);
    const auto load = [voiceUse, folder = voicePackOf(settings)] {
        return voiceUse == flows::Voice::off ? std::nullopt : loadVoice(folder);
    };
    adapters::VoicePlayer voice(load, {.hall = settings.alsaDevice, .headset = settings.headsetDevice});

    adapters::KioskController::Options options;
    options.kiosk = settings.kiosk;
    options.timing = settings.timing;
    options.roll = settings.roll;
    options.voice = voiceUse;
    options.serviceCode = settings.serviceCode;
    adapters::KioskController controller(options, {server, stream, site, *readers, *printer, devices, vouchers, voice});

    for (const auto& scanner : scanners) {
        QObject::connect(scanner.get(), &adapters::CodeScanner::scanned, &controller,
                         [&controller](flows::ScannedKind kind, const std::string& text) {
                             controller.handle(flows::CodeScanned{kind, text});
                         });
    }

    view_models::KioskViewModel viewModel;
    components::WallClock clock;
    const auto show = [&] { viewModel.show(controller.visit(), controller.surroundings(), controller.catalogue()); };
    QObject::connect(&controller, &adapters::KioskController::shown, &viewModel, show);
    viewModel.onEvent([&controller](const flows::Event& event) { controller.handle(event); });
    controller.start(); // what is kept of the site is known from here on, so that the first page is welcome

    kiosk_pages::KioskWindow pages(viewModel, clock,
                                   {.size = {settings.width, settings.height},
                                    .fullScreen = settings.fullScreen,
                                    .highContrast = settings.highContrast});
    if (pages.window() == nullptr) {
        for (const auto& warning : pages.warnings())
            std::fprintf(stderr, "%s\n", qPrintable(warning));
        return EXIT_FAILURE;
    }
    if (settings.fullScreen) {
        apps::keepOpen(*pages.window());
        QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    }

    for (const auto& keypad : keypads) {
        QObject::connect(keypad.get(), &adapters::NavKeypad::pressed, &controller,
                         [&](nav_keypad::Key pressed) { apps::pressKey(pressed, *pages.window(), controller, voice); });
        QObject::connect(keypad.get(), &adapters::NavKeypad::headsetChanged, &controller,
                         [&controller, &voice](bool plugged) {
                             controller.handle(flows::HeadsetPlugged{plugged});
                             if (!plugged)
                                 voice.resetVolume();
                         });
    }

    apps::FrameWatch frames(*pages.window());
    const auto expect = [&] {
        const auto& visit = controller.visit();
        const std::string page(flows::nameOf(visit.page));
        frames.expect(
            [what = "page=" + page + " visit=" + std::to_string(visit.visitNumber)] { apps::logPainted(what); });
    };
    QObject::connect(&pages, &kiosk_pages::KioskWindow::pageShown, &frames, expect);
    expect();
    QObject::connect(&frames, &apps::FrameWatch::firstFrame, &frames, [&] {
        std::puts("ready");
        std::fflush(stdout);
        QTimer::singleShot(std::chrono::milliseconds(300), &frames, [&] {
            pages.warmUp();
            controller.warmUp();
            voice.prepare();
        });
    });
    return application.exec();
}

} // namespace

int main(int argc, char** argv) {
    CLI::App commandLine("The touchscreen at the door of a hall");
    Arguments arguments;
    commandLine.add_option("--config", arguments.config, "kiosk.toml")->required();
    commandLine.add_option("--data-dir", arguments.dataDir, "overrides data_dir");
    commandLine.add_option("--server", arguments.server, "overrides server");
    commandLine.add_option(
        "--record", arguments.record,
        "writes what passes between the kiosk and its ID card reader to this file; the card's data are "
        "replaced by a made-up person's (drivers/transport/RECORDING.md)");
    CLI11_PARSE(commandLine, argc, argv);

    try {
        const auto settings = settingsFor(arguments);
        apps::prepareScreenEnvironment();
        int noArguments = 1; // Qt looks for options of its own: the public's kiosk takes none
        QGuiApplication application(noArguments, argv);
        return run(application, settings, arguments.record);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "fifteen-kiosk: %s\n", problem.what());
        return EXIT_FAILURE;
    }
}
