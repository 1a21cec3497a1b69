// SPDX-License-Identifier: Apache-2.0
#include "view_models/kiosk_view_model.hpp"

#include "view_models/words.hpp"

#include <algorithm>

namespace fifteen::view_models {

namespace {

QString markOf(const Scene& scene) {
    if (!scene.visit.visitor.claim) {
        return {};
    }
    const auto& claims = scene.catalogue.claims;
    const auto claim = std::ranges::find(claims, *scene.visit.visitor.claim, &flows::Claim::id);
    if (claim == claims.end()) {
        return {};
    }
    const flows::Lane* lane = scene.catalogue.lane(claim->lane);
    return lane != nullptr && lane->marked ? words(lane->name, scene.visit.language) : QString();
}

} // namespace

KioskViewModel::KioskViewModel(QObject* parent)
    : QObject(parent)
    , welcome_([this](const flows::Event& event) { send(event); }, this)
    , cardTrouble_([this](const flows::Event& event) { send(event); }, this)
    , code_([this](const flows::Event& event) { send(event); }, this)
    , appointment_([this](const flows::Event& event) { send(event); }, this)
    , chooseGroup_([this](const flows::Event& event) { send(event); }, this)
    , chooseItem_([this](const flows::Event& event) { send(event); }, this)
    , item_([this](const flows::Event& event) { send(event); }, this)
    , lane_([this](const flows::Event& event) { send(event); }, this)
    , ticket_([this](const flows::Event& event) { send(event); }, this)
    , outOfService_([this](const flows::Event& event) { send(event); }, this)
    , help_([this](const flows::Event& event) { send(event); }, this)
    , serviceCode_([this](const flows::Event& event) { send(event); }, this)
    , service_([this](const flows::Event& event) { send(event); }, this) {}

void KioskViewModel::show(const flows::Visit& visit, const flows::Surroundings& surroundings,
                          const flows::Catalogue& catalogue) {
    const Scene scene{visit, surroundings, catalogue};
    const auto page = static_cast<Page>(visit.page);
    PageViewModel* const shown = viewModelOf(page);
    // First what the new page shows, then the page itself, then the old one is wiped: no page is ever seen empty.
    if (shown != nullptr) {
        shown->show(scene);
    }
    if (State next = stateOf(scene); !(next == state_)) {
        state_ = std::move(next);
        emit changed();
    }
    if (page != page_) {
        PageViewModel* const left = viewModelOf(page_);
        page_ = page;
        emit pageChanged();
        if (left != nullptr && left != shown) {
            left->clear();
        }
    }
}

KioskViewModel::State KioskViewModel::stateOf(const Scene& scene) {
    const flows::Visit& visit = scene.visit;
    State next;
    next.english = visit.language == flows::Language::en;
    next.largeText = visit.largeText;
    next.siteName = words(scene.catalogue.siteName, visit.language);
    next.siteSubtitle = words(scene.catalogue.siteSubtitle, visit.language);
    next.hotline = QString::fromStdString(scene.catalogue.hotline);
    next.utcOffsetMinutes = scene.catalogue.utcOffsetMinutes;
    next.canGoBack = flows::canGoBack(visit);
    next.canGoHome = flows::canGoHome(visit);
    next.canAskHelp = visit.page != flows::Page::help;
    next.canListen = flows::canListen(visit);
    next.speaking = flows::isListening(visit);
    next.visitorName = QString::fromStdString(visit.visitor.maskedName);
    next.idCardExpired = visit.visitor.cardExpired && visit.visitor.proof == flows::Proof::idCard;
    next.socialCardExpired = visit.visitor.cardExpired && visit.visitor.proof == flows::Proof::socialCard;
    next.shown = static_cast<Proof>(visit.shown);
    next.mark = markOf(scene);
    next.warningSeconds = visit.warning ? static_cast<int>(std::max<std::int64_t>(visit.warning->count(), 1)) : 0;
    return next;
}

PageViewModel* KioskViewModel::viewModelOf(Page page) {
    switch (page) {
    case Page::Welcome:
        return &welcome_;
    case Page::CardTrouble:
        return &cardTrouble_;
    case Page::Code:
        return &code_;
    case Page::Appointment:
        return &appointment_;
    case Page::ChooseGroup:
        return &chooseGroup_;
    case Page::ChooseItem:
        return &chooseItem_;
    case Page::Item:
        return &item_;
    case Page::Lane:
        return &lane_;
    case Page::Ticket:
    case Page::PrintFailed:
        return &ticket_;
    case Page::Help:
        return &help_;
    case Page::OutOfService:
        return &outOfService_;
    case Page::ServiceCode:
        return &serviceCode_;
    case Page::Service:
        return &service_;
    case Page::Starting:
    case Page::Reading:
    case Page::Issuing:
        return nullptr;
    }
    return nullptr;
}

void KioskViewModel::focused(const QStringList& phrases) {
    flows::Focused focused;
    for (const QString& phrase : phrases) {
        focused.phrases.push_back(phrase.toStdString());
    }
    send(focused);
}

void KioskViewModel::send(const flows::Event& event) const {
    if (send_) {
        send_(event);
    }
}

} // namespace fifteen::view_models
