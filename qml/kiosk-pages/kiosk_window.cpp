// SPDX-License-Identifier: Apache-2.0
#include "kiosk_pages/kiosk_window.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QMetaEnum>
#include <QtPlugin>

Q_IMPORT_PLUGIN(Fifteen_ThemePlugin)
Q_IMPORT_PLUGIN(Fifteen_ComponentsPlugin)
Q_IMPORT_PLUGIN(Fifteen_ViewModelsPlugin)
Q_IMPORT_PLUGIN(Fifteen_KioskPagesPlugin)

namespace fifteen::kiosk_pages {

namespace {

QString nameOf(view_models::KioskViewModel::Page page) {
    const auto pages = QMetaEnum::fromType<view_models::KioskViewModel::Page>();
    QString name = QString::fromLatin1(pages.valueToKey(static_cast<int>(page)));
    name[0] = name[0].toLower();
    return name;
}

} // namespace

KioskWindow::KioskWindow(view_models::KioskViewModel& viewModel, components::WallClock& clock,
                         const WindowOptions& options)
    : viewModel_(viewModel) {
    if (!english_.load(QStringLiteral(":/fifteen/translations/fifteen_en.qm"))) {
        warnings_.append(QStringLiteral("no English translation"));
    }
    connect(&engine_, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors) {
            warnings_.append(error.toString());
        }
    });
    connect(&viewModel_, &view_models::KioskViewModel::changed, this, [this] { followLanguage(); });
    followLanguage();

    engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine_.setInitialProperties({
        {QStringLiteral("viewModel"), QVariant::fromValue(&viewModel)},
        {QStringLiteral("clock"), QVariant::fromValue(&clock)},
        {QStringLiteral("highContrast"), options.highContrast},
        {QStringLiteral("still"), options.still},
        {QStringLiteral("width"), options.size.width()},
        {QStringLiteral("height"), options.size.height()},
        {QStringLiteral("visibility"), static_cast<int>(options.fullScreen ? QWindow::FullScreen : QWindow::Windowed)},
    });
    engine_.load(QStringLiteral("qrc:/qt/qml/Fifteen/KioskPages/KioskWindow.qml"));
    if (!engine_.rootObjects().isEmpty()) {
        window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
    }
    // Connected after the pages' own connections: by now the new page is loaded.
    connect(&viewModel_, &view_models::KioskViewModel::pageChanged, this,
            [this] { emit pageShown(nameOf(viewModel_.page())); });
}

void KioskWindow::warmUp() {
    const QString folder = QStringLiteral("/qt/qml/Fifteen/KioskPages/");
    const auto files = QDir(u':' + folder).entryList({QStringLiteral("*Page.qml")});
    for (const QString& file : files) {
        pages_.push_back(std::make_unique<QQmlComponent>(&engine_, QUrl(QStringLiteral("qrc:") + folder + file),
                                                         QQmlComponent::Asynchronous));
    }
}

void KioskWindow::followLanguage() {
    const bool english = viewModel_.english();
    if (english == englishInstalled_) {
        return;
    }
    englishInstalled_ = english;
    if (english) {
        QCoreApplication::installTranslator(&english_);
    } else {
        QCoreApplication::removeTranslator(&english_);
    }
    engine_.retranslate();
}

} // namespace fifteen::kiosk_pages
