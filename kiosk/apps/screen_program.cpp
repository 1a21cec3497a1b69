// SPDX-License-Identifier: Apache-2.0
#include "screen_program.hpp"

#include <QEvent>
#include <QFile>
#include <QQuickWindow>

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace fifteen::apps {

namespace {

/// The build's own letters and fontconfig settings (qml/theme/fonts), where they lie beside the program's folder. What
/// somebody has set by hand stays.
void useOwnFonts() {
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    const auto folder = program.parent_path().parent_path() / "fonts";
    const auto settings = folder / "fonts.conf";
    if (qEnvironmentVariableIsEmpty("FONTCONFIG_FILE") && exists(settings, unknown) &&
        exists(folder / "letters", unknown))
        qputenv("FONTCONFIG_FILE", QByteArray::fromStdString(settings.string()));
}

} // namespace

void prepareScreenEnvironment() {
    blockStopSignals();
    useOwnFonts();
    // No GPU is needed, and frames come from one thread, so that "swapped" means drawn (platform.md: 55 ms, 54 MB).
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QSG_RENDER_LOOP", "basic");
    // A session bus is used where there is one. Where there is none, libdbus would fork to start one: a screen needs
    // none, and does not wait for it before its first frame.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") &&
        !QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR", "/nowhere") + "/bus"))
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    // Nothing is typed on these screens; looking for an input method costs start-up time and a D-Bus connection.
    if (qEnvironmentVariableIsEmpty("QT_IM_MODULE"))
        qputenv("QT_IM_MODULE", "none");
}

void logPainted(const std::string& what) {
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    std::fprintf(stderr, "painted %s at_us=%lld\n", what.c_str(), static_cast<long long>(now));
}

FrameWatch::FrameWatch(QQuickWindow& window)
    : QObject(&window) {
    connect(&window, &QQuickWindow::frameSwapped, this, &FrameWatch::swapped);
}

void FrameWatch::expect(std::function<void()> painted) {
    painted_ = std::move(painted);
}

void FrameWatch::swapped() {
    if (const auto painted = std::exchange(painted_, {}))
        painted();
    if (std::exchange(first_, false))
        emit firstFrame();
}

namespace {

class CloseRefuser : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        return event->type() == QEvent::Close || QObject::eventFilter(watched, event);
    }
};

} // namespace

void keepOpen(QQuickWindow& window) {
    window.installEventFilter(new CloseRefuser(&window));
}

} // namespace fifteen::apps
