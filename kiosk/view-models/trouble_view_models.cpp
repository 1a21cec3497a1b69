// SPDX-License-Identifier: Apache-2.0
#include "view_models/trouble_view_models.hpp"

#include <QDateTime>
#include <QLocale>

namespace fifteen::view_models {

namespace {

/// "周四 8:30": the day matters as much as the hour.
QString opening(const flows::Surroundings& surroundings, const flows::Catalogue& catalogue, flows::Language language) {
    if (!surroundings.opensAtMs) {
        return {};
    }
    const QDateTime at =
        QDateTime::fromMSecsSinceEpoch(*surroundings.opensAtMs, Qt::OffsetFromUTC, catalogue.utcOffsetMinutes * 60);
    const bool english = language == flows::Language::en;
    const QLocale locale(english ? QLocale::English : QLocale::Chinese);
    return locale.toString(at, english ? QStringLiteral("dddd H:mm") : QStringLiteral("ddd H:mm"));
}

CardTroubleViewModel::About aboutOf(const flows::Visit& visit) {
    using About = CardTroubleViewModel::About;
    switch (visit.cardTrouble) {
    case flows::CardTrouble::notRead:
    case flows::CardTrouble::severalCards:
    case flows::CardTrouble::silent:
    case flows::CardTrouble::blocked:
    case flows::CardTrouble::unknownCard:
        return visit.shown == flows::Proof::socialCard ? About::InsertedCard : About::LaidCard;
    default:
        return About::AnythingElse;
    }
}

} // namespace

void CardTroubleViewModel::show(const Scene& scene) {
    const flows::Visit& visit = scene.visit;
    const bool inserted = visit.shown == flows::Proof::socialCard;
    become(state_, State{.cause = static_cast<Cause>(visit.cardTrouble),
                         .about = aboutOf(visit),
                         .cardToTake = inserted ? visit.left.social : visit.left.id,
                         .readable = visit.readable,
                         .others = flows::otherCards(visit)});
}

void OutOfServiceViewModel::show(const Scene& scene) {
    become(state_, State{static_cast<Cause>(scene.visit.serviceTrouble), flows::isResting(scene.visit),
                         opening(scene.surroundings, scene.catalogue, scene.visit.language)});
}

void HelpViewModel::show(const Scene& scene) {
    const std::string& reason = scene.visit.helpReason;
    const Wish wish = reason == "wheelchair" ? Wish::Wheelchair : reason == "glasses" ? Wish::Glasses : Wish::Person;
    become(state_, State{static_cast<Progress>(scene.visit.help), wish});
}

} // namespace fifteen::view_models
