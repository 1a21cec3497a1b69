// SPDX-License-Identifier: Apache-2.0
#include "view_models/desk_view_model.hpp"

#include "view_models/words.hpp"

#include <QStringList>

#include <algorithm>

namespace fifteen::view_models {

DeskViewModel::DeskViewModel(QObject* parent)
    : QObject(parent) {}

void DeskViewModel::show(const flows::DeskScreen& screen, const flows::Catalogue& catalogue,
                         const std::vector<std::string>& groups, bool connectionLost) {
    const auto chinese = [](const flows::Text& text) { return words(text, flows::Language::zh); };
    State next;
    next.face = static_cast<Face>(flows::faceOf(screen));
    next.desk = screen.desk;
    if (screen.line) {
        next.number = QString::fromStdString(screen.line->number.value_or(""));
        next.marked = screen.line->marked;
        next.staff = QString::fromStdString(screen.line->staff);
    }
    next.otherDesk = flows::nextOpenDesk(screen).value_or(0);
    const auto lane = std::ranges::find(catalogue.lanes, true, &flows::Lane::marked);
    if (lane != catalogue.lanes.end()) {
        next.markWord = chinese(lane->name);
    }
    QStringList services;
    for (const std::string& id : groups) {
        if (const flows::Group* group = catalogue.group(id)) {
            services.push_back(chinese(group->name));
        }
    }
    next.services = services.join(QStringLiteral("　"));
    next.siteName = chinese(catalogue.siteName);
    next.connectionLost = connectionLost;
    if (next != state_) {
        state_ = std::move(next);
        emit changed();
    }
}

} // namespace fifteen::view_models
