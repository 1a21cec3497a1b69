// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "components/wall_clock.hpp"
#include "view_models/kiosk_view_model.hpp"

#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQuickWindow>
#include <QSize>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace fifteen::kiosk_pages {

struct WindowOptions {
    QSize size{1080, 1920}; ///< landscape where it is wider than high; pages are scaled to it
    bool fullScreen = false;
    bool highContrast = false;
    bool still = false; ///< nothing slides or fades
};

/// The kiosk's window with all of its pages, in the visitor's language. Make it after the QGuiApplication; GUI thread.
class KioskWindow : public QObject {
    Q_OBJECT

public:
    /// Both outlive the window.
    KioskWindow(view_models::KioskViewModel& viewModel, components::WallClock& clock, const WindowOptions& options);

    /// Null if the pages could not be loaded; warnings() says why.
    QQuickWindow* window() const { return window_; }

    /// Loads every page's file beside what is going on, so that the first visitor waits for none of them.
    void warmUp();

    /// What QML complained about so far: nothing, in a sound build.
    const QStringList& warnings() const { return warnings_; }

signals:
    /// A page stands: the next frame that is swapped contains it. `page` is the name of the flows::Page enumerator.
    void pageShown(const QString& page);

private:
    void followLanguage();

    view_models::KioskViewModel& viewModel_;
    QTranslator english_;
    bool englishInstalled_ = false;
    QStringList warnings_;
    QQmlApplicationEngine engine_;
    std::vector<std::unique_ptr<QQmlComponent>> pages_; ///< kept, so that the engine keeps what it has loaded
    QQuickWindow* window_ = nullptr;
};

} // namespace fifteen::kiosk_pages
