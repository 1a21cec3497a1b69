// SPDX-License-Identifier: Apache-2.0
// fifteen-hall-display: the big screen in the hall with its voice; with --desk N the small screen over a desk.
#include "adapters/desk_controller.hpp"
#include "adapters/hall_controller.hpp"
#include "components/wall_clock.hpp"
#include "hall_display_settings.hpp"
#include "screen_program.hpp"
#include "view_models/desk_view_model.hpp"
#include "view_models/hall_view_model.hpp"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickView>
#include <QtPlugin>

#include <cstdio>
#include <stdexcept>

Q_IMPORT_PLUGIN(Fifteen_ThemePlugin)
Q_IMPORT_PLUGIN(Fifteen_ComponentsPlugin)
Q_IMPORT_PLUGIN(Fifteen_ViewModelsPlugin)
Q_IMPORT_PLUGIN(Fifteen_HallDisplayPlugin)

namespace {

using namespace fifteen;

struct Arguments {
    std::string config;
    std::string dataDir;
    std::string server;
    int desk = 0;
};

apps::HallDisplaySettings settingsFor(const Arguments& arguments) {
    auto settings = apps::readHallDisplaySettings(arguments.config);
    if (!arguments.dataDir.empty()) {
        settings.dataDir = arguments.dataDir;
    }
    if (!arguments.server.empty()) {
        settings.server = arguments.server;
    }
    if (arguments.desk > 0) {
        settings.desk = arguments.desk;
    }
    if (settings.desk) {
        // One file serves the screens over all desks; the server tells them apart by this name.
        settings.display += "-" + std::to_string(*settings.desk);
        settings.dataDir /= settings.display;
    }
    std::filesystem::create_directories(settings.dataDir);
    return settings;
}

/// The window with one of the module's screens in it.
class ScreenView {
public:
    ScreenView(const apps::HallDisplaySettings& settings, const QString& screen, const QVariantMap& properties) {
        view_.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
        view_.setColor(QColor(0x0d, 0x1b, 0x1a));
        view_.setTitle(QString::fromStdString("Fifteen " + settings.display));
        view_.setResizeMode(QQuickView::SizeRootObjectToView);
        view_.setInitialProperties(properties);
        view_.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Fifteen/HallDisplay/") + screen));
        if (view_.status() != QQuickView::Ready) {
            throw std::runtime_error("the screen cannot be built: " + view_.errors().value(0).toString().toStdString());
        }
        view_.resize(settings.width, settings.height);
        if (settings.fullScreen) {
            apps::keepOpen(view_);
            QGuiApplication::setOverrideCursor(Qt::BlankCursor);
            view_.showFullScreen();
        } else {
            view_.show();
        }
    }

    QQuickView& window() { return view_; }

private:
    QQuickView view_;
};

void sayReady(const apps::FrameWatch& frames) {
    QObject::connect(&frames, &apps::FrameWatch::firstFrame, &frames, [] {
        std::puts("ready");
        std::fflush(stdout);
    });
}

void logCall(const flows::HallCall& call, flows::CallStage stage) {
    if (stage == flows::CallStage::shown) {
        apps::logPainted("call=" + std::to_string(call.call) + " number=" + call.number +
                         " desk=" + std::to_string(call.desk));
        return;
    }
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    std::fprintf(stderr, "spoken call=%lld at_us=%lld\n", static_cast<long long>(call.call),
                 static_cast<long long>(now));
}

adapters::ServerClient::Options serverOptions(const apps::HallDisplaySettings& settings) {
    adapters::ServerClient::Options options;
    options.server = QUrl(QString::fromStdString(settings.server));
    return options;
}

adapters::StreamClient::Options streamOptions(const apps::HallDisplaySettings& settings) {
    adapters::StreamClient::Options options;
    options.server = QUrl(QString::fromStdString(settings.server));
    options.client = QString::fromStdString(settings.display);
    options.view = settings.desk ? adapters::StreamClient::View::desk : adapters::StreamClient::View::hall;
    options.desk = settings.desk;
    options.resume = false;
    return options;
}

/// A pack that cannot be used costs the voice, not the screen.
std::optional<adapters::VoicePack> voiceFor(const apps::HallDisplaySettings& settings) {
    if (!settings.voicePack) {
        return std::nullopt;
    }
    auto pack = adapters::VoicePack::load(*settings.voicePack);
    if (!pack) {
        std::fprintf(stderr, "fifteen-hall-display: voice: %s\n", pack.error().c_str());
        return std::nullopt;
    }
    return std::move(*pack);
}

int runHall(const apps::HallDisplaySettings& settings) {
    adapters::ServerClient server(serverOptions(settings));
    adapters::StreamClient stream(streamOptions(settings));
    const QString dataDir = QString::fromStdString(settings.dataDir.string());
    adapters::SiteKeeper site(server, dataDir);
    adapters::VoicePlayer voice(voiceFor(settings), settings.alsaDevice);
    adapters::HallController controller({.timing = settings.timing, .dataDir = dataDir, .chime = settings.chime},
                                        {stream, site, voice});

    view_models::HallViewModel viewModel;
    components::WallClock clock;
    const auto showSite = [&] {
        viewModel.showSite(controller.catalogue());
        clock.setUtcOffsetMinutes(controller.catalogue().utcOffsetMinutes);
    };
    const auto show = [&] { viewModel.show(controller.view(), controller.screen().groups, controller.known()); };
    QObject::connect(&controller, &adapters::HallController::siteChanged, &viewModel, showSite);
    QObject::connect(&controller, &adapters::HallController::shown, &viewModel, show);
    QObject::connect(&controller, &adapters::HallController::reached, &viewModel, logCall);
    QObject::connect(&clock, &components::WallClock::minuteChanged, &controller, &adapters::HallController::tick);
    controller.start(); // what is kept of the site is known from here on, so that the first frame is complete

    ScreenView screen(settings, QStringLiteral("HallScreen.qml"),
                      {{QStringLiteral("hall"), QVariant::fromValue(&viewModel)},
                       {QStringLiteral("clock"), QVariant::fromValue(&clock)}});
    apps::FrameWatch frames(screen.window());
    const auto expect = [&] {
        frames.expect([&controller, visible = controller.view().visible] { controller.painted(visible); });
    };
    QObject::connect(&controller, &adapters::HallController::shown, &frames, expect);
    expect();
    sayReady(frames);
    return QGuiApplication::exec();
}

int runDesk(const apps::HallDisplaySettings& settings) {
    adapters::ServerClient server(serverOptions(settings));
    adapters::StreamClient stream(streamOptions(settings));
    adapters::SiteKeeper site(server, QString::fromStdString(settings.dataDir.string()));
    adapters::DeskController controller(*settings.desk, stream, site);

    view_models::DeskViewModel viewModel;
    const auto show = [&] {
        viewModel.show(controller.screen(), controller.catalogue(), controller.groups(), controller.connectionLost());
    };
    QObject::connect(&controller, &adapters::DeskController::shown, &viewModel, show);
    controller.start();
    show();

    ScreenView screen(settings, QStringLiteral("DeskScreen.qml"),
                      {{QStringLiteral("desk"), QVariant::fromValue(&viewModel)}});
    const apps::FrameWatch frames(screen.window());
    sayReady(frames);
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    CLI::App commandLine("The big screen of a hall with its voice, or the screen over a desk");
    Arguments arguments;
    commandLine.add_option("--config", arguments.config, "hall-display.toml or desk-display.toml")->required();
    commandLine.add_option("--data-dir", arguments.dataDir, "overrides data_dir");
    commandLine.add_option("--server", arguments.server, "overrides server");
    commandLine.add_option("--desk", arguments.desk, "the screen over this desk")->check(CLI::Range(1, 999));
    CLI11_PARSE(commandLine, argc, argv);

    try {
        const auto settings = settingsFor(arguments);
        apps::prepareScreenEnvironment();
        int noArguments = 1; // Qt's own options are not offered
        const QGuiApplication application(noArguments, argv);
        const apps::StopSignals stopSignals; // before any thread is made
        return settings.desk ? runDesk(settings) : runHall(settings);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "fifteen-hall-display: %s\n", problem.what());
        return EXIT_FAILURE;
    }
}
