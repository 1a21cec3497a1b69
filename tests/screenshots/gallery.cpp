// SPDX-License-Identifier: Apache-2.0
#include "gallery.hpp"

#include "kiosk_pages/kiosk_window.hpp"
#include "layout_rules.hpp"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <string_view>

namespace fifteen::screenshots {

namespace {

struct Manner {
    std::string_view name;
    QSize size;
    flows::Language language;
    bool largeText;
    bool highContrast;
    bool everyMoment; ///< else only those whose layout differs most
    bool kept;        ///< compared with a picture in the tree; the others must only keep the rules
};

constexpr QSize portrait{1080, 1920};
constexpr QSize landscape{1920, 1080};

const std::array manners{
    Manner{"portrait", portrait, flows::Language::zh, false, false, true, true},
    Manner{"portrait-large", portrait, flows::Language::zh, true, false, true, true},
    Manner{"portrait-en", portrait, flows::Language::en, false, false, true, true},
    Manner{"portrait-en-large", portrait, flows::Language::en, true, false, true, false},
    Manner{"landscape", landscape, flows::Language::zh, false, false, true, true},
    Manner{"landscape-large", landscape, flows::Language::zh, true, false, true, false},
    Manner{"landscape-en", landscape, flows::Language::en, false, false, true, false},
    Manner{"landscape-en-large", landscape, flows::Language::en, true, false, true, false},
    Manner{"portrait-contrast", portrait, flows::Language::zh, false, true, false, true},
};

constexpr std::array contrastMoments{std::string_view("welcome"),        std::string_view("welcome-either"),
                                     std::string_view("reading-social"), std::string_view("choose-group"),
                                     std::string_view("item"),           std::string_view("ticket-printing"),
                                     std::string_view("warning"),        std::string_view("print-paper-end")};

bool isKept(const Manner& manner, const std::string& moment) {
    return manner.everyMoment || std::ranges::find(contrastMoments, moment) != contrastMoments.end();
}

/// The morning of the pictures.
QDateTime morning() {
    return {QDate(2026, 11, 24), QTime(1, 42), Qt::UTC};
}

} // namespace

void drawAll(const QString& only, const std::function<void(const Picture&)>& take) {
    const auto moments = kiosk_samples::moments();
    for (const Manner& manner : manners) {
        view_models::KioskViewModel viewModel;
        components::WallClock clock(morning(), nullptr);
        kiosk_pages::KioskWindow kiosk(viewModel, clock,
                                       {.size = manner.size, .highContrast = manner.highContrast, .still = true});
        if (kiosk.window() == nullptr) {
            take({QString::fromUtf8(manner.name.data()), {}, false, kiosk.warnings()});
            return;
        }
        for (const kiosk_samples::Moment& moment : moments) {
            const QString name = QString::fromStdString(moment.name) + u'.' +
                                 QString::fromUtf8(manner.name.data(), qsizetype(manner.name.size()));
            if (!isKept(manner, moment.name) || !name.contains(only)) {
                continue;
            }
            flows::Visit visit = moment.visit;
            visit.language = manner.language;
            visit.largeText = manner.largeText;
            viewModel.show(visit, moment.surroundings, moment.catalogue);
            QCoreApplication::processEvents();
            const QImage image = kiosk.window()->grabWindow();
            take({name, image, manner.kept, brokenRules(*kiosk.window()) + kiosk.warnings()});
        }
    }
}

} // namespace fifteen::screenshots
