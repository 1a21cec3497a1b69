// SPDX-License-Identifier: Apache-2.0
// Pictures of the hall's screens compared with those in the tree, a third of the size: a changed layout, colour or text
// shows.
#include "components/wall_clock.hpp"
#include "situations.hpp"
#include "view_models/desk_view_model.hpp"
#include "view_models/hall_view_model.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickView>
#include <QtPlugin>

#include <algorithm>
#include <cstdlib>
#include <iostream>

Q_IMPORT_PLUGIN(Fifteen_ThemePlugin)
Q_IMPORT_PLUGIN(Fifteen_ComponentsPlugin)
Q_IMPORT_PLUGIN(Fifteen_ViewModelsPlugin)
Q_IMPORT_PLUGIN(Fifteen_HallDisplayPlugin)

namespace {

using namespace fifteen;

/// Per channel; smoothing differs by one or two between machines.
constexpr int tolerance = 24;
/// Parts of all pixels that may differ by more.
constexpr double mayDiffer = 0.0005;

double difference(const QImage& one, const QImage& other) {
    if (one.size() != other.size()) {
        return 1;
    }
    qint64 differing = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            const int worst =
                std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
            differing += worst > tolerance ? 1 : 0;
        }
    }
    return static_cast<double>(differing) / (static_cast<double>(one.width()) * one.height());
}

class Gallery {
public:
    explicit Gallery(const QCommandLineParser& options)
        : goldens_(options.value("goldens"))
        , out_(options.value("out"))
        , update_(options.isSet("update")) {
        for (const QString& folder : {out_, update_ ? goldens_ : QString()}) {
            if (!folder.isEmpty()) {
                QDir().mkpath(folder);
            }
        }
    }

    void draw(const std::string& name, const QString& screen, QSize size, const QVariantMap& properties) {
        QQuickView view;
        QStringList warnings;
        QObject::connect(view.engine(), &QQmlEngine::warnings, &view, [&](const QList<QQmlError>& errors) {
            for (const QQmlError& error : errors) {
                warnings += error.toString();
            }
        });
        view.engine()->addImportPath("qrc:/qt/qml");
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.setInitialProperties(properties);
        view.setSource(QUrl("qrc:/qt/qml/Fifteen/HallDisplay/" + screen));
        view.resize(size);
        view.show();
        QCoreApplication::processEvents();
        ++count_;
        for (const QString& warning : warnings) {
            fail(name, warning.toStdString());
        }
        if (view.status() != QQuickView::Ready) {
            fail(name, "cannot be drawn");
            return;
        }
        compare(QString::fromStdString(name), view.grabWindow());
    }

    int finish() const {
        std::cout << count_ << " pictures, " << failures_ << " faults\n";
        return failures_ == 0 && count_ > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }

private:
    void compare(const QString& name, const QImage& image) {
        if (!out_.isEmpty()) {
            image.save(out_ + u'/' + name + ".png");
        }
        if (goldens_.isEmpty()) {
            return;
        }
        const QString path = goldens_ + u'/' + name + ".png";
        const QImage now = image.scaled(image.size() / 3, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                               .convertToFormat(QImage::Format_RGB888);
        if (update_) {
            now.save(path, "PNG", 0);
            return;
        }
        const double parts = difference(QImage(path), now);
        if (parts > mayDiffer) {
            fail(name.toStdString(),
                 "differs from " + path.toStdString() + " in " + std::to_string(parts * 100) + " % of its pixels");
        }
    }

    void fail(const std::string& name, const std::string& why) {
        ++failures_;
        std::cout << name << ": " << why << '\n';
    }

    QString goldens_;
    QString out_;
    bool update_;
    int count_ = 0;
    int failures_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({{"goldens", "Compare with the pictures in <dir>.", "dir"},
                        {"out", "Write the pictures at full size to <dir>.", "dir"},
                        {"update", "Replace the pictures in the goldens' directory."}});
    options.process(application);
    Gallery gallery(options);
    components::WallClock clock(QDateTime(QDate(2026, 11, 24), QTime(1, 49), Qt::UTC), nullptr);
    for (const auto& situation : screenshots::hallSituations()) {
        view_models::HallViewModel hall;
        hall.showSite(situation.catalogue);
        hall.show(situation.view, situation.groups, situation.known);
        gallery.draw(
            situation.name, "HallScreen.qml", situation.standing ? QSize(1080, 1920) : QSize(1920, 1080),
            {{"hall", QVariant::fromValue(&hall)}, {"clock", QVariant::fromValue(&clock)}, {"animated", false}});
    }
    for (const auto& situation : screenshots::deskSituations()) {
        view_models::DeskViewModel desk;
        desk.show(situation.screen, screenshots::sampleSite(), situation.groups, situation.connectionLost);
        gallery.draw(situation.name, "DeskScreen.qml", {1280, 720}, {{"desk", QVariant::fromValue(&desk)}});
    }
    return gallery.finish();
}
