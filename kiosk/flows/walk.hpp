// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/page_speech.hpp"
#include "flows/visit.hpp"

#include <utility>

namespace fifteen::flows {

/// One step being taken: the visit as it becomes, and what it wants done. One `on` for each kind of event; an event
/// that means nothing on the page is passed over.
class Walk {
public:
    Walk(Visit visit, const Catalogue& catalogue, const Timing& timing);

    Step done() &&;

    // what the visitor touched: walk_touch.cpp
    void on(const Touched&);
    void on(const StayPressed&);
    void on(const BackPressed&);
    void on(const HomePressed&);
    void on(const HelpPressed& pressed);
    void on(const LargeTextPressed&);
    void on(const LanguagePressed&);
    void on(const WithoutCardPressed&);
    void on(const TryAgainPressed&);
    void on(const MorePressed& pressed);
    void on(const GroupChosen& chosen);
    void on(const ItemChosen& chosen);
    void on(const AddItemPressed&);
    void on(const TakeNumberPressed&);
    void on(const PrintListPressed&);
    void on(const ClaimChosen& chosen);
    void on(const DonePressed&);
    void on(const PrintAgainPressed&);
    void on(const DropTicketPressed&);

    // who has come for a time agreed on: walk_appointment.cpp
    void on(const AppointmentPressed&);
    void on(const DigitPressed& pressed);
    void on(const EraseDigitPressed&);
    void on(const CheckInPressed&);
    void on(const OtherBusinessPressed&);
    void on(const AppointmentFound& found);
    void on(const CodeAnswered& answered);

    // a code held before the scanner: walk_scan.cpp
    void on(const CodeScanned& scanned);
    void on(const VoucherDecoded& decoded);
    void on(const VoucherRefused& refused);

    // what is said aloud: walk_speech.cpp
    void on(const ListenPressed&);
    void on(const SpeechEnded& ended);
    void on(const HeadsetPlugged& headset);
    void on(const Focused& focused);

    // who keeps the machine: walk_service.cpp
    void on(const ServicePressed&);
    void on(const ServiceCodeAnswered& answered);
    void on(const PrintTestPressed&);

    // what devices and the server answered: walk_answers.cpp
    void on(const CardFound&);
    void on(const CardRead& read);
    void on(const CardFailed& failed);
    void on(const CardRemoved&);
    void on(const Issued& issued);
    void on(const IssueFailed& failed);
    void on(const Printed& printed);
    void on(const TicketTaken&);
    void on(const PrintFailed& failed);
    void on(const ListPrinted& printed);
    void on(const HelpAnswered& answered);
    void on(const ReadersPresent& readers);
    void on(const CatalogueArrived&);
    void on(const ServerReachable& reachable);
    void on(const HallOpen& hall);

    // time: walk.cpp
    void on(const Tick& tick);

private:
    /// The page under help, or the page itself: what the visitor is really at. Answers of devices and the server go by
    /// it; only what is touched goes by the page in sight.
    Page at() const { return visit_.page == Page::help ? visit_.helpFrom : visit_.page; }

    void go(Page page);
    /// As go(), but help stays where it stands over the page: an answer does not close it.
    void goUnderHelp(Page page);
    void goHome();
    void rest();
    void wipe();
    void end();
    void endOfPatience();
    void restartClock();

    void issue();
    void print(bool reprint);
    void take(const CardRead& read);
    bool mayIdentify() const;
    void lies(Proof kind, bool there);
    void refuseCode(CardTrouble trouble);
    void forgetChoice();
    void forgetCode();
    bool askWhetherItIsTheAppointment();
    bool typesCode() const;
    bool awaitsCode() const;
    bool awaitsIssue() const;
    bool awaitsPrint() const;
    bool mayStillTakeNumber() const;

    void speakUnasked(Clips clips);
    void followByEar();
    void settleSpeech();
    bool isOver(const Speech& speech) const;

    bool giveUpWaiting();
    void giveUpReading();
    void countDown(std::chrono::seconds limit);
    void warn();

    Visit visit_;
    const Visit before_; ///< as this step found it
    std::vector<Effect> effects_;
    Clips unasked_;      ///< what this step has to say of itself
    Clips lead_;         ///< before the page, when that is read
    Clips page_;         ///< what is read of the page, where it is not the whole of it
    bool asked_ = false; ///< the page is to be read aloud
    const Catalogue& catalogue_;
    const Timing& timing_;
};

} // namespace fifteen::flows
