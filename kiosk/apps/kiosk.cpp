// SPDX-License-Identifier: Apache-2.0
// fifteen-kiosk: the touchscreen at the door. Reads its settings, builds the parts, runs Qt's loop.
#include "adapters/kiosk_controller.hpp"
#include "components/wall_clock.hpp"
#include "keypad_keys.hpp"
#include "kiosk_devices.hpp"
#include "kiosk_pages/kiosk_window.hpp"
#include "kiosk_settings.hpp"
#include "screen_program.hpp"
#include "view_models/kiosk_view_model.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

using namespace fifteen;

struct Arguments {
    std::string config;
    std::vector<std::string> record; ///< DEVICE=FILE, or FILE for the first ID card reader
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

/// Which `--record FILE` alone means.
std::string firstIdCardReader(const apps::KioskSettings& settings) {
    const auto found =
        std::ranges::find(settings.readers, apps::ReaderSettings::Cards::id, &apps::ReaderSettings::cards);
    return found == settings.readers.end() ? "reader" : found->name;
}

int run(QGuiApplication& application, const apps::KioskSettings& settings, const std::vector<std::string>& record) {
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
    apps::Recordings recordings(record, firstIdCardReader(settings));
    const auto [readers, printer, scanners, keypads] = apps::makeKioskDevices(settings, key, recordings, devices);
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
    commandLine
        .add_option("--record", arguments.record,
                    std::string(apps::recordHelp) + "FILE alone: the first reader of ID cards.")
        ->expected(1)
        ->take_all();
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
