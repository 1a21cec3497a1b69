// SPDX-License-Identifier: Apache-2.0
#include "view_models/appointment_view_models.hpp"

#include "view_models/words.hpp"

#include <QDateTime>

namespace fifteen::view_models {

void CodeViewModel::show(const Scene& scene) {
    become(state_, State{QString::fromStdString(scene.visit.code), static_cast<Progress>(scene.visit.codeState)});
}

void CodeViewModel::clear() {
    become(state_, State{});
}

void AppointmentViewModel::show(const Scene& scene) {
    if (!scene.visit.booked) {
        clear();
        return;
    }
    const int secondsEast = scene.catalogue.utcOffsetMinutes * 60;
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(scene.visit.booked->atMs, Qt::OffsetFromUTC, secondsEast);
    become(state_, State{at.toString(QStringLiteral("H:mm")),
                         words(scene.catalogue.namesOf(scene.visit.booked->items), scene.visit.language)});
}

void AppointmentViewModel::clear() {
    become(state_, State{});
}

} // namespace fifteen::view_models
