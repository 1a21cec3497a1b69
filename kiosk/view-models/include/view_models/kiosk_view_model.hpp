// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view_models/appointment_view_models.hpp"
#include "view_models/choose_view_models.hpp"
#include "view_models/item_view_model.hpp"
#include "view_models/lane_view_model.hpp"
#include "view_models/service_view_model.hpp"
#include "view_models/ticket_view_model.hpp"
#include "view_models/trouble_view_models.hpp"
#include "view_models/welcome_view_model.hpp"

#include <QQmlEngine>

namespace fifteen::view_models {

/// What the kiosk's window shows: which page, what every page has in the same place, and the pages' own view-models.
/// The program calls show() after every step of the visit and gets the visitor's touches as flows' events. GUI thread.
class KioskViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Page page READ page NOTIFY pageChanged FINAL)
    Q_PROPERTY(bool english READ english NOTIFY changed FINAL)
    Q_PROPERTY(bool largeText READ largeText NOTIFY changed FINAL)
    Q_PROPERTY(QString siteName READ siteName NOTIFY changed FINAL)
    Q_PROPERTY(QString siteSubtitle READ siteSubtitle NOTIFY changed FINAL)
    Q_PROPERTY(QString hotline READ hotline NOTIFY changed FINAL)
    Q_PROPERTY(int utcOffsetMinutes READ utcOffsetMinutes NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed FINAL)
    Q_PROPERTY(bool canGoHome READ canGoHome NOTIFY changed FINAL)
    Q_PROPERTY(bool canAskHelp READ canAskHelp NOTIFY changed FINAL)
    Q_PROPERTY(bool canListen READ canListen NOTIFY changed FINAL)
    Q_PROPERTY(bool speaking READ speaking NOTIFY changed FINAL)          ///< the page is being read aloud
    Q_PROPERTY(QString visitorName READ visitorName NOTIFY changed FINAL) ///< masked; empty without a card
    Q_PROPERTY(bool idCardExpired READ idCardExpired NOTIFY changed FINAL)
    Q_PROPERTY(bool socialCardExpired READ socialCardExpired NOTIFY changed FINAL)
    Q_PROPERTY(Proof shown READ shown NOTIFY changed FINAL) ///< what is being read, or was
    Q_PROPERTY(QString mark READ mark NOTIFY changed FINAL) ///< word of the visitor's lane; empty: none, or not marked
    Q_PROPERTY(int warningSeconds READ warningSeconds NOTIFY changed FINAL) ///< 0: no time-out warning
    Q_PROPERTY(fifteen::view_models::WelcomeViewModel* welcome READ welcome CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::CardTroubleViewModel* cardTrouble READ cardTrouble CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::CodeViewModel* code READ code CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::AppointmentViewModel* appointment READ appointment CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::ChooseGroupViewModel* chooseGroup READ chooseGroup CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::ChooseItemViewModel* chooseItem READ chooseItem CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::ItemViewModel* item READ item CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::LaneViewModel* lane READ lane CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::TicketViewModel* ticket READ ticket CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::OutOfServiceViewModel* outOfService READ outOfService CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::HelpViewModel* help READ help CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::ServiceCodeViewModel* serviceCode READ serviceCode CONSTANT FINAL)
    Q_PROPERTY(fifteen::view_models::ServiceViewModel* service READ service CONSTANT FINAL)

public:
    /// In the order of flows::Page.
    enum class Page {
        Starting,
        Welcome,
        Reading,
        CardTrouble,
        Code,
        Appointment,
        ChooseGroup,
        ChooseItem,
        Item,
        Lane,
        Issuing,
        Ticket,
        PrintFailed,
        Help,
        OutOfService,
        ServiceCode,
        Service,
    };
    Q_ENUM(Page)

    /// In the order of flows::Proof.
    enum class Proof { IdCardShown, SocialCardShown, CodeShown }; // QML has one list of names for Page and Proof
    Q_ENUM(Proof)

    explicit KioskViewModel(QObject* parent = nullptr);

    /// Where the visitor's touches go. Called on the GUI thread, from within a touch; it may call show().
    void onEvent(Send send) { send_ = std::move(send); }

    void show(const flows::Visit& visit, const flows::Surroundings& surroundings, const flows::Catalogue& catalogue);

    Page page() const { return page_; }

    bool english() const { return state_.english; }

    bool largeText() const { return state_.largeText; }

    QString siteName() const { return state_.siteName; }

    QString siteSubtitle() const { return state_.siteSubtitle; }

    QString hotline() const { return state_.hotline; }

    int utcOffsetMinutes() const { return state_.utcOffsetMinutes; }

    bool canGoBack() const { return state_.canGoBack; }

    bool canGoHome() const { return state_.canGoHome; }

    bool canAskHelp() const { return state_.canAskHelp; }

    bool canListen() const { return state_.canListen; }

    bool speaking() const { return state_.speaking; }

    QString visitorName() const { return state_.visitorName; }

    bool idCardExpired() const { return state_.idCardExpired; }

    bool socialCardExpired() const { return state_.socialCardExpired; }

    Proof shown() const { return state_.shown; }

    QString mark() const { return state_.mark; }

    int warningSeconds() const { return state_.warningSeconds; }

    WelcomeViewModel* welcome() { return &welcome_; }

    CardTroubleViewModel* cardTrouble() { return &cardTrouble_; }

    CodeViewModel* code() { return &code_; }

    AppointmentViewModel* appointment() { return &appointment_; }

    ChooseGroupViewModel* chooseGroup() { return &chooseGroup_; }

    ChooseItemViewModel* chooseItem() { return &chooseItem_; }

    ItemViewModel* item() { return &item_; }

    LaneViewModel* lane() { return &lane_; }

    TicketViewModel* ticket() { return &ticket_; }

    OutOfServiceViewModel* outOfService() { return &outOfService_; }

    HelpViewModel* help() { return &help_; }

    ServiceCodeViewModel* serviceCode() { return &serviceCode_; }

    ServiceViewModel* service() { return &service_; }

    Q_INVOKABLE void touched() { send(flows::Touched{}); }

    /// A key moved to what says this of itself.
    Q_INVOKABLE void focused(const QStringList& phrases);

    Q_INVOKABLE void back() { send(flows::BackPressed{}); }

    Q_INVOKABLE void home() { send(flows::HomePressed{}); }

    Q_INVOKABLE void askHelp() { send(flows::HelpPressed{}); }

    Q_INVOKABLE void toggleLargeText() { send(flows::LargeTextPressed{}); }

    Q_INVOKABLE void toggleLanguage() { send(flows::LanguagePressed{}); }

    /// Reads the page aloud, or stops that.
    Q_INVOKABLE void toggleListening() { send(flows::ListenPressed{}); }

    /// The site's mark was held: who keeps the machine wants in.
    Q_INVOKABLE void askService() { send(flows::ServicePressed{}); }

    Q_INVOKABLE void stay() { send(flows::StayPressed{}); }

signals:
    void pageChanged();
    void changed();

private:
    struct State {
        bool english = false;
        bool largeText = false;
        QString siteName;
        QString siteSubtitle;
        QString hotline;
        int utcOffsetMinutes = 480;
        bool canGoBack = false;
        bool canGoHome = false;
        bool canAskHelp = false;
        bool canListen = false;
        bool speaking = false;
        QString visitorName;
        bool idCardExpired = false;
        bool socialCardExpired = false;
        Proof shown = Proof::IdCardShown;
        QString mark;
        int warningSeconds = 0;
        bool operator==(const State&) const = default;
    };

    static State stateOf(const Scene& scene);
    PageViewModel* viewModelOf(Page page);
    void send(const flows::Event& event) const;

    Send send_;
    Page page_ = Page::Starting;
    State state_;
    WelcomeViewModel welcome_;
    CardTroubleViewModel cardTrouble_;
    CodeViewModel code_;
    AppointmentViewModel appointment_;
    ChooseGroupViewModel chooseGroup_;
    ChooseItemViewModel chooseItem_;
    ItemViewModel item_;
    LaneViewModel lane_;
    TicketViewModel ticket_;
    OutOfServiceViewModel outOfService_;
    HelpViewModel help_;
    ServiceCodeViewModel serviceCode_;
    ServiceViewModel service_;
};

} // namespace fifteen::view_models
