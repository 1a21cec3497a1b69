// SPDX-License-Identifier: Apache-2.0
// fifteen-desk-devices: clerks' pads, visitors' evaluators and the signs over windows, on the serial lines of the
// server's own machine.
#include "adapters/desk_controller.hpp"
#include "adapters/desk_pad_controller.hpp"
#include "adapters/device_reporter.hpp"
#include "adapters/keypad_line.hpp"
#include "adapters/sign_line.hpp"
#include "desk_devices_settings.hpp"
#include "recordings.hpp"
#include "stop_signals.hpp"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <map>

namespace {

using namespace fifteen;

void logLine(const std::filesystem::path& path, bool present, const std::string& why) {
    std::fprintf(stderr, "line %s: %s\n", path.c_str(), present ? "there" : ("gone: " + why).c_str());
}

/// One desk's devices, whichever line they are on, as the server is told of them.
class DeskReport {
public:
    DeskReport(int desk, adapters::ServerClient& server)
        : reporter_(desk, watch_, server) {}

    adapters::DeviceWatch& watch() { return watch_; }

private:
    adapters::DeviceWatch watch_{{}};
    adapters::DeviceReporter reporter_;
};

/// One device on that report. What a line says of itself is true of everything on it.
class Reported {
public:
    Reported(adapters::DeviceWatch& watch, flows::DeviceLine line)
        : watch_(watch)
        , device_(watch.add(std::move(line))) {}

    void lineIs(bool there, const std::string& withheld, flows::DeviceState whileThere) {
        if (there)
            become(whileThere);
        else if (withheld.empty())
            become(flows::DeviceState::absent, "line_gone");
        else
            become(flows::DeviceState::fault, withheld);
    }

    void become(flows::DeviceState state, std::string_view trouble = {}) { watch_.become(device_, state, trouble); }

    void worked() { watch_.worked(device_, true); }

private:
    adapters::DeviceWatch& watch_;
    std::size_t device_;
};

std::string placeOf(const std::filesystem::path& line, std::uint8_t address) {
    return "serial " + line.filename().string() + " address " + std::to_string(address);
}

/// What all lines share: one door to the server, one description of the site, one report a desk.
class Server {
public:
    explicit Server(const std::string& address)
        : url_(QString::fromStdString(address))
        , client_({.server = url_})
        , site_(client_, QString()) {}

    adapters::StreamClient::Options stream(adapters::StreamClient::View view, const std::string& name, int desk) const {
        adapters::StreamClient::Options options;
        options.server = url_;
        options.view = view;
        options.client = QString::fromStdString(name);
        options.desk = desk;
        options.resume = false;
        return options;
    }

    adapters::ServerClient& client() { return client_; }

    adapters::SiteKeeper& site() { return site_; }

    adapters::DeviceWatch& watchOf(int desk) {
        auto& report = reports_[desk];
        if (!report)
            report = std::make_unique<DeskReport>(desk, client_);
        return report->watch();
    }

private:
    QUrl url_;
    adapters::ServerClient client_;
    adapters::SiteKeeper site_;
    std::map<int, std::unique_ptr<DeskReport>> reports_;
};

/// One desk's pad and evaluator.
class Pad {
public:
    Pad(const apps::PadSettings& settings, const std::filesystem::path& path, std::chrono::milliseconds patience,
        adapters::KeypadLine& line, Server& server)
        : settings_(settings)
        , stream_(
              server.stream(adapters::StreamClient::View::staff, "pad-" + std::to_string(settings.desk), settings.desk))
        , controller_({.desk = settings.desk,
                       .pad = {.staff = settings.staff, .evaluator = settings.evaluator.has_value()},
                       .commandPatience = patience},
                      stream_, server.site(), server.client()) {
        using adapters::DeskPadController;
        auto& watch = server.watchOf(settings_.desk);
        if (const auto pad = settings_.pad) {
            reported_.emplace(*pad, Reported(watch, {.name = "pad",
                                                     .kind = flows::DeviceKind::deskKeypad,
                                                     .driver = "ff68",
                                                     .where = placeOf(path, *pad)}));
            const auto show = [this, &line, pad] { line.show(*pad, controller_.face()); };
            QObject::connect(&controller_, &DeskPadController::shown, &line, show);
            QObject::connect(&controller_, &DeskPadController::beepWanted, &line, [&line, pad] { line.beep(*pad); });
        }
        if (const auto evaluator = settings_.evaluator) {
            reported_.emplace(*evaluator, Reported(watch, {.name = "evaluator",
                                                           .kind = flows::DeviceKind::evaluator,
                                                           .driver = "ff68",
                                                           .where = placeOf(path, *evaluator)}));
            const auto ask = [&line, evaluator] { line.askRating(*evaluator); };
            QObject::connect(&controller_, &DeskPadController::ratingWanted, &line, ask);
        }
        QObject::connect(&line, &adapters::KeypadLine::pressed, &controller_,
                         [this](std::uint8_t pad, const flows::PadPress& press) {
                             if (settings_.pad != pad)
                                 return;
                             controller_.press(press);
                             reported_.at(pad).worked();
                         });
        QObject::connect(&line, &adapters::KeypadLine::rated, &controller_, [this](std::uint8_t evaluator, int grade) {
            if (settings_.evaluator != evaluator)
                return;
            controller_.rate(grade);
            reported_.at(evaluator).worked();
        });
        QObject::connect(&line, &adapters::KeypadLine::heardChanged, &controller_,
                         [this](std::uint8_t address, bool heard) {
                             if (settings_.pad == address || settings_.evaluator == address)
                                 heardChanged(address, heard);
                         });
        QObject::connect(&line, &adapters::KeypadLine::presentChanged, &controller_,
                         [this](bool present, const std::string&, const std::string& withheld) {
                             for (auto& [address, device] : reported_)
                                 device.lineIs(present, withheld, flows::DeviceState::unknown); // until it is heard
                         });
        controller_.start();
    }

private:
    void heardChanged(std::uint8_t address, bool heard) {
        std::fprintf(stderr, "%s of desk %d: %s\n", settings_.pad == address ? "pad" : "evaluator", settings_.desk,
                     heard ? "heard" : "not heard for long");
        reported_.at(address).become(heard ? flows::DeviceState::ok : flows::DeviceState::unknown,
                                     heard ? "" : "not_heard");
    }

    const apps::PadSettings settings_;
    std::map<std::uint8_t, Reported> reported_; ///< by address
    adapters::StreamClient stream_;
    adapters::DeskPadController controller_;
};

/// A line of pads and evaluators.
class Keypads {
public:
    Keypads(const apps::KeypadLineSettings& settings, std::unique_ptr<transport::DeviceSource> source,
            std::chrono::milliseconds patience, Server& server)
        : line_(std::move(source), addressesOf(settings), settings.grades) {
        QObject::connect(
            &line_, &adapters::KeypadLine::presentChanged, &line_,
            [path = settings.serial.path](bool present, const std::string& why) { logLine(path, present, why); });
        for (const auto& desk : settings.desks)
            pads_.push_back(std::make_unique<Pad>(desk, settings.serial.path, patience, line_, server));
    }

private:
    static std::vector<std::uint8_t> addressesOf(const apps::KeypadLineSettings& settings) {
        std::vector<std::uint8_t> addresses;
        for (const auto& desk : settings.desks) {
            for (const auto& address : {desk.pad, desk.evaluator}) {
                if (address)
                    addresses.push_back(*address);
            }
        }
        return addresses;
    }

    adapters::KeypadLine line_;
    std::vector<std::unique_ptr<Pad>> pads_;
};

/// The sign over one desk. Whether it can be read is said to the server by living or not, as of a screen.
class Sign {
public:
    Sign(const apps::SignSettings& settings, const apps::SignLineSettings& ofLine, const apps::DeskDevicesSettings& all,
         adapters::SignLine& line, Server& server)
        : answers_(ofLine.kind != adapters::SignKind::numberBoard)
        , reported_(server.watchOf(settings.desk), {.name = "sign",
                                                    .kind = flows::DeviceKind::windowSign,
                                                    .driver = answers_ ? "text" : "number-board",
                                                    .where = placeOf(ofLine.serial.path, settings.address)})
        , stream_(server.stream(adapters::StreamClient::View::desk, all.name + "-" + std::to_string(settings.desk),
                                settings.desk))
        , controller_(settings.desk, stream_, server.site()) {
        const auto show = [this, &line, address = settings.address, texts = all.texts] {
            line.show(address, flows::signFaceOf(controller_.screen(), controller_.connectionLost(), texts));
        };
        QObject::connect(&controller_, &adapters::DeskController::shown, &line, show);
        QObject::connect(&line, &adapters::SignLine::presentChanged, &controller_,
                         [this](bool present, const std::string&, const std::string& withheld) {
                             linePresent_ = present;
                             stream_.setSeen(linePresent_ && shows_);
                             reported_.lineIs(present, withheld,
                                              answers_ ? flows::DeviceState::unknown : flows::DeviceState::ok);
                         });
        QObject::connect(&line, &adapters::SignLine::signChanged, &controller_,
                         [this, settings](std::uint8_t sign, bool shows, const std::string& why) {
                             if (settings.address == sign)
                                 become(settings.desk, shows, why);
                         });
        stream_.setSeen(false); // until the line is there
        controller_.start();
        show();
    }

private:
    void become(int desk, bool shows, const std::string& why) {
        std::fprintf(stderr, "sign of desk %d: %s\n", desk, shows ? "shows" : why.c_str());
        shows_ = shows;
        stream_.setSeen(linePresent_ && shows_);
        reported_.become(shows ? flows::DeviceState::ok : flows::DeviceState::fault, shows ? "" : "shows_nothing");
    }

    const bool answers_; ///< boards that never answer are taken to be well
    Reported reported_;
    adapters::StreamClient stream_;
    adapters::DeskController controller_;
    bool linePresent_ = false;
    bool shows_ = true; ///< boards that never answer are taken to
};

/// A line of signs.
class Signs {
public:
    Signs(const apps::SignLineSettings& settings, std::unique_ptr<transport::DeviceSource> source,
          const apps::DeskDevicesSettings& all, Server& server)
        : line_(std::move(source), settings.kind) {
        QObject::connect(
            &line_, &adapters::SignLine::presentChanged, &line_,
            [path = settings.serial.path](bool present, const std::string& why) { logLine(path, present, why); });
        for (const auto& sign : settings.desks)
            signs_.push_back(std::make_unique<Sign>(sign, settings, all, line_, server));
    }

private:
    adapters::SignLine line_;
    std::vector<std::unique_ptr<Sign>> signs_;
};

/// "keypads", "keypads-2": a line, by its table in the file of settings. Nothing of a person passes there: numbers and
/// keys.
std::unique_ptr<transport::DeviceSource> sourceOf(const transport::SerialOptions& serial, const std::string& table,
                                                  std::size_t before, apps::Recordings& recordings) {
    const auto name = before == 0 ? table : table + "-" + std::to_string(before + 1);
    return recordings.over(std::make_unique<transport::SerialDeviceSource>(serial), name, nullptr);
}

int run(const apps::DeskDevicesSettings& settings, apps::Recordings recordings) {
    Server server(settings.server);
    std::vector<std::unique_ptr<Keypads>> keypads;
    std::vector<std::unique_ptr<Signs>> signs;
    keypads.reserve(settings.keypads.size());
    signs.reserve(settings.signs.size());
    for (const auto& line : settings.keypads)
        keypads.push_back(std::make_unique<Keypads>(line, sourceOf(line.serial, "keypads", keypads.size(), recordings),
                                                    settings.patience, server));
    for (const auto& line : settings.signs)
        signs.push_back(
            std::make_unique<Signs>(line, sourceOf(line.serial, "signs", signs.size(), recordings), settings, server));
    recordings.refuseUnknown();
    QTimer::singleShot(0, [] {
        std::puts("ready");
        std::fflush(stdout);
    });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    CLI::App commandLine("Pads and evaluators on the desks, signs over the windows");
    std::string config;
    std::string server;
    commandLine.add_option("--config", config, "desk-devices.toml")->required();
    commandLine.add_option("--server", server, "overrides server");
    std::vector<std::string> record;
    commandLine
        .add_option("--record", record,
                    std::string(apps::recordHelp) +
                        "The lines are keypads, keypads-2 and signs, signs-2, as they follow in the file. FILE alone: "
                        "the first line of keypads.")
        ->expected(1)
        ->take_all();
    CLI11_PARSE(commandLine, argc, argv);

    try {
        auto settings = apps::readDeskDevicesSettings(config);
        if (!server.empty())
            settings.server = server;
        apps::blockStopSignals(); // before any thread is made
        int noArguments = 1;      // Qt's own options are not offered
        const QCoreApplication application(noArguments, argv);
        const apps::StopSignals stopSignals;
        return run(settings, apps::Recordings(record, "keypads"));
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "fifteen-desk-devices: %s\n", problem.what());
        return EXIT_FAILURE;
    }
}
