// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/device_board.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// One visit at the kiosk as a pure state machine: `step(visit, event, catalogue)` gives the next state and what the
/// world should do. No clock, no I/O: time comes in as Tick, answers come in as events.
namespace fifteen::flows {

enum class Page {
    starting, ///< no catalogue yet (first start without a server)
    welcome,
    reading,     ///< a card lies on the reader; keep it still
    cardTrouble, ///< not read, expired, unknown: what to do, try again or go on without
    code,        ///< of an appointment: six digits, typed
    appointment, ///< there is one: is it this that you come for?
    chooseGroup,
    chooseItem,
    item, ///< six fields, papers, "take a number"
    lane, ///< may you go first? (only where no card proved a claim)
    issuing,
    ticket,       ///< number large, printing, take ticket and card
    printFailed,  ///< remember this number; print again, or drop it
    help,         ///< somebody is coming
    outOfService, ///< the server cannot be reached, or the hall is closed: what to do instead
    serviceCode,  ///< who keeps the machine: six digits, typed
    service,      ///< its devices and how they are
};

/// "chooseGroup": as the enumerator is written.
std::string_view nameOf(Page page);

enum class Language { zh, en };

/// What is known of the person; wiped with the visit.
struct Visitor {
    std::string maskedName; ///< "李*"; empty without a card
    std::string idHash;
    std::optional<std::string> claim; ///< id of the claim
    bool claimProven = false;         ///< by birth date; otherwise declared
    bool cardExpired = false;
    bool operator==(const Visitor&) const = default;
};

/// A time agreed on for today, for which nobody has come yet.
struct BookedTime {
    std::string appointment; ///< 32 hex digits
    std::vector<std::string> items;
    std::int64_t atMs = 0;
    bool operator==(const BookedTime&) const = default;
};

struct IssuedTicket {
    std::string ticket; ///< token, 32 hex digits
    std::string number; ///< "A017"
    std::string group;
    std::vector<std::string> items;
    std::string lane;
    bool marked = false;
    std::string zone;
    std::int64_t ahead = 0;
    std::int64_t arrivedAtMs = 0;
    std::optional<WaitRange> wait{}; ///< absent: there is no honest answer
    bool operator==(const IssuedTicket&) const = default;
};

enum class CardTrouble {
    notRead,
    unknownCard,
    readerGone,
    paymentCode,        ///< a code was held out, and it is one to pay with
    otherCode,          ///< a code nothing here knows
    voucherRefused,     ///< 医保电子凭证: too old, or unknown to the platform
    voucherUnreachable, ///< nobody answered who could say whose it is
    voucherUnsupported, ///< this site cannot ask
};

/// What a scanned code is, by its shape.
enum class ScannedKind { voucher, checkInCode, ticket, payment, other };
enum class ServiceTrouble { unreachable, groupClosed, refused, hallClosed };
enum class PrintState { printing, printed, paperEnd, coverOpen, printerGone, fault };
enum class HelpState { notAsked, asking, asked, failed };
enum class CodeState { typing, looking, unknown, failed, barred };

/// Whether the kiosk speaks: not at all, when it is asked to, or also by itself (greeting, number, farewell).
enum class Voice { off, onDemand, automatic };

/// What the kiosk is saying.
struct Speech {
    std::uint64_t number = 0; ///< SpeechEnded tells it by this
    bool asked = false;       ///< "听" was touched: it is what the page says, and goes with it
    Page page = Page::welcome;
    Language language = Language::zh;
    std::uint64_t visitNumber = 0;
    bool operator==(const Speech&) const = default;
};

/// Everything a page shows. A value: two equal visits look alike.
struct Visit {
    Page page = Page::starting;
    Page helpFrom = Page::welcome; ///< where back leads from help
    Language language = Language::zh;
    bool largeText = false;
    bool cardOnReader = false; ///< a card lies on the reader: it must be taken away before the next one is read
    Visitor visitor;
    std::string group;
    std::vector<std::string> itemsBefore; ///< chosen for the same number before `item`, in that order
    std::string item;
    int choicePage = 0; ///< of "更多", from 0
    std::optional<BookedTime> booked;
    bool checkingIn = false; ///< the number asked for is that of `booked`
    std::string code;        ///< typed so far, on `code` or `serviceCode`
    CodeState codeState = CodeState::typing;
    std::optional<IssuedTicket> ticket;
    PrintState print = PrintState::printing;
    bool reprint = false;
    bool leaving = false;           ///< "拿好了" was touched while the ticket was still printing
    std::optional<PrintState> list; ///< of the list of papers, or of the test print, once it was asked for
    CardTrouble cardTrouble = CardTrouble::notRead;
    ServiceTrouble serviceTrouble = ServiceTrouble::unreachable;
    HelpState help = HelpState::notAsked;
    std::string helpReason;                       ///< of the last request in this visit
    std::chrono::milliseconds idle{0};            ///< since the last touch
    std::chrono::milliseconds waited{0};          ///< for the card, the server or the printer to answer
    std::optional<std::chrono::seconds> warning;  ///< seconds left, while the time-out warning lies over the page
    std::optional<std::chrono::seconds> closesIn; ///< ticket, printFailed: seconds until the page goes by itself
    std::uint64_t visitNumber = 1;                ///< answers to an earlier visit are told by it
    std::optional<Speech> speech;                 ///< being said now
    std::uint64_t lastSpeech = 0;                 ///< the number of the last one; outlives the visit
    Voice voice = Voice::automatic;               ///< the kiosk's, as it was set up; outlives the visit
    bool headset = false;        ///< in the kiosk's jack: every page is read into it; outlives the visit
    bool readerPresent = true;   ///< the kiosk's; outlives the visit
    bool serverReachable = true; ///< the kiosk's, not the visitor's: outlives the visit
    bool givesNumbers = true;    ///< the hall's: within opening hours; outlives the visit
    bool operator==(const Visit&) const = default;
};

/// Digits of an appointment's code, and of the service code.
inline constexpr std::size_t codeLength = 6;
/// One number takes so many items (the server's limit is the same).
inline constexpr std::size_t mostItems = 7;

/// Everything the number is for.
std::vector<std::string> itemsOf(const Visit& visit);

/// The items still to be chosen from, on chooseItem: the group's without those chosen before.
std::vector<const Item*> itemsToChoose(const Visit& visit, const Catalogue& catalogue);

/// Whether one more item of the group can be put on the number.
bool canAddItem(const Visit& visit, const Catalogue& catalogue);

/// Whether the bar's back and home do anything on this page.
bool canGoBack(const Visit& visit);
bool canGoHome(const Visit& visit);

/// Whether the bar's "听" does anything, and whether it has: the page is being read aloud.
bool canListen(const Visit& visit);
bool isListening(const Visit& visit);

/// Whether time matters: the kiosk sends Tick once a second while it does, and sleeps otherwise.
bool needsTick(const Visit& visit);

/// outOfService as the kiosk's own resting page (nobody has chosen anything), not as an answer to a visitor.
bool isResting(const Visit& visit);

/// Figures of the whole kiosk that outlive a visit.
struct Surroundings {
    bool serverReachable = false;
    bool readerPresent = false;
    PrintState printer = PrintState::printed; ///< last known state; printed: ready
    std::vector<GroupLine> groups;
    int openDesks = 0;
    std::optional<std::int64_t> opensAtMs{}; ///< when numbers are given again; absent: now, or nobody knows
    std::vector<DeviceLine> devices{};
};

// ---- events: what happened

struct Touched {}; ///< anywhere: the idle clock starts again

struct BackPressed {};

struct HomePressed {};

struct HelpPressed {
    std::string reason = "help";
};

struct LargeTextPressed {};

struct LanguagePressed {};

struct ListenPressed {}; ///< reads the page aloud, or stops that

struct WithoutCardPressed {};

struct TryAgainPressed {}; ///< cardTrouble: lay it again; outOfService: ask the server again

struct MorePressed {
    int pages = 2;
}; ///< of so many pages, as the layout shows them

struct GroupChosen {
    std::string group;
};

struct ItemChosen {
    std::string item;
};

struct AddItemPressed {}; ///< one more, on the same number

struct TakeNumberPressed {};

struct AppointmentPressed {}; ///< "I have an appointment"

struct DigitPressed {
    int digit; ///< 0 to 9
};

struct EraseDigitPressed {};

struct CheckInPressed {};

struct OtherBusinessPressed {}; ///< not the appointment: another matter

struct PrintListPressed {};

struct ClaimChosen {
    std::optional<std::string> claim;
}; ///< none: an ordinary visit

struct DonePressed {}; ///< 拿好了 / 我记住了

struct PrintAgainPressed {};

struct DropTicketPressed {}; ///< 不要了

struct StayPressed {}; ///< answers the time-out warning

struct ServicePressed {}; ///< the way in for who keeps the machine: nothing a visitor finds by chance

struct PrintTestPressed {};

struct CardFound {};

struct CardRead {
    std::string maskedName;
    std::string idHash;
    std::optional<std::string> provenClaim;
    bool expired = false;
};

struct CardFailed {
    CardTrouble trouble;
};

/// A code was held before the scanner. That of a voucher is a secret: it goes into one effect and nowhere else.
struct CodeScanned {
    ScannedKind kind = ScannedKind::other;
    std::string text;
};

/// Answers DecodeVoucher.
struct VoucherDecoded {
    std::uint64_t visitNumber = 0;
    CardRead holder;
};

/// Answers DecodeVoucher.
struct VoucherRefused {
    std::uint64_t visitNumber = 0;
    CardTrouble trouble = CardTrouble::voucherRefused;
};

struct CardRemoved {};

/// Answers FindByPerson; nothing: there is none, or nobody could say.
struct AppointmentFound {
    std::uint64_t visitNumber = 0;
    std::optional<BookedTime> booked;
};

/// Answers FindByCode.
struct CodeAnswered {
    std::uint64_t visitNumber = 0;
    std::string code;
    bool reached = false; ///< the server has answered
    std::optional<BookedTime> booked;
    bool barred = false; ///< too many codes that do not exist came from here: none is looked up for some minutes
};

/// Answers CheckServiceCode.
struct ServiceCodeAnswered {
    std::uint64_t visitNumber = 0;
    std::string code;
    bool right = false;
};

struct Issued {
    std::uint64_t visitNumber = 0;
    IssuedTicket ticket;
    bool checkedIn = false; ///< answers CheckIn
};

struct IssueFailed {
    std::uint64_t visitNumber;
    ServiceTrouble trouble;
};

struct Printed {
    std::uint64_t visitNumber;
};

/// The ticket that lay in the printer's mouth is out of it; only from printers that know.
struct TicketTaken {};

struct PrintFailed {
    std::uint64_t visitNumber;
    PrintState trouble;
};

struct ListPrinted {
    std::uint64_t visitNumber;
    PrintState state;
}; ///< printed, or why not

struct HelpAnswered {
    std::uint64_t visitNumber;
    bool reached;
};

/// Answers Say: it was said to its end, cut off, or could not be said at all.
struct SpeechEnded {
    std::uint64_t speech = 0;
};

/// In the kiosk's jack. Whoever plugs one in cannot see: from then on every page is read, and nobody else hears it.
struct HeadsetPlugged {
    bool plugged;
};

/// A key moved to something that can be touched; its words as they stand on it, in the visitor's language.
struct Focused {
    std::string words;
};

struct ReaderPresent {
    bool present;
};

struct CatalogueArrived {};

struct ServerReachable {
    bool reachable;
};

/// Whether the hall gives numbers now.
struct HallOpen {
    bool givesNumbers;
};

struct Tick {
    std::chrono::milliseconds elapsed;
};

using Event =
    std::variant<Touched, BackPressed, HomePressed, HelpPressed, LargeTextPressed, LanguagePressed, ListenPressed,
                 SpeechEnded, HeadsetPlugged, Focused, ReaderPresent, WithoutCardPressed, TryAgainPressed, MorePressed,
                 GroupChosen, ItemChosen, AddItemPressed, TakeNumberPressed, AppointmentPressed, DigitPressed,
                 EraseDigitPressed, CheckInPressed, OtherBusinessPressed, AppointmentFound, CodeAnswered,
                 ServicePressed, ServiceCodeAnswered, PrintTestPressed, PrintListPressed, ClaimChosen, DonePressed,
                 PrintAgainPressed, DropTicketPressed, StayPressed, CardFound, CardRead, CardFailed, CardRemoved,
                 CodeScanned, VoucherDecoded, VoucherRefused, Issued, IssueFailed, Printed, TicketTaken, PrintFailed,
                 ListPrinted, HelpAnswered, CatalogueArrived, ServerReachable, HallOpen, Tick>;

// ---- effects: what the world should do

/// Answered by Issued or IssueFailed within Timing::issuing. An Issued that comes later still is answered by
/// CancelTicket.
struct IssueTicket {
    std::uint64_t visitNumber;
    std::vector<std::string> items;
    Visitor visitor;
};

/// Answered by AppointmentFound within Timing::looking, or not at all.
struct FindByPerson {
    std::uint64_t visitNumber;
    std::string idHash;
};

/// Answered by CodeAnswered within Timing::looking.
struct FindByCode {
    std::uint64_t visitNumber;
    std::string code;
};

/// 医保电子凭证: whose is it? Answered by VoucherDecoded or VoucherRefused within Timing::reading.
struct DecodeVoucher {
    std::uint64_t visitNumber;
    std::string code;
};

/// Answered by ServiceCodeAnswered at once.
struct CheckServiceCode {
    std::uint64_t visitNumber;
    std::string code;
};

/// Answered as IssueTicket is, by Issued with `checkedIn`, or IssueFailed. Asked again it gives the same ticket. One
/// that comes too late is kept for them (ReportPrint, abandoned): the appointment has no second number.
struct CheckIn {
    std::uint64_t visitNumber;
    std::string appointment;
};

/// Answered by Printed or PrintFailed within Timing::printing.
struct PrintTicket {
    std::uint64_t visitNumber = 0;
    IssuedTicket ticket;
    bool reprint = false;
};

/// Answered by ListPrinted.
struct PrintList {
    std::uint64_t visitNumber;
    std::vector<std::string> items;
};

/// Answered by ListPrinted.
struct PrintTest {
    std::uint64_t visitNumber;
};

/// result: printed | failed | abandoned, as the wire has it; state says why it failed
struct ReportPrint {
    std::string ticket;
    std::string result;
    bool reprint;
    PrintState state;
};

struct CancelTicket {
    std::string ticket;
};

/// Answered by HelpAnswered. reason: help | wheelchair | glasses
struct AskHelp {
    std::uint64_t visitNumber;
    std::string reason;
};

/// Instead of whatever is being said. Answered by SpeechEnded.
struct Say {
    std::uint64_t speech;
    std::vector<std::string> clips; ///< of the voice pack; "=取号": the one with these words
    bool intoHeadset = false;
};

struct StopSpeaking {}; ///< at once

struct WipeVisitor {}; ///< the adapters forget the card too

using Effect =
    std::variant<IssueTicket, FindByPerson, FindByCode, DecodeVoucher, CheckServiceCode, CheckIn, PrintTicket,
                 PrintList, PrintTest, ReportPrint, CancelTicket, AskHelp, Say, StopSpeaking, WipeVisitor>;

struct Timing {
    std::chrono::seconds idleBeforeWarning{40};
    std::chrono::seconds warning{20};         ///< at least 20 s (WCAG 2.2.1)
    std::chrono::seconds ticketPage{30};      ///< ticket taken: back to welcome
    std::chrono::seconds ticketTaken{6};      ///< the printer says that it is out of its mouth
    std::chrono::seconds printFailedPage{60}; ///< nobody answered: the ticket is held
    std::chrono::seconds reading{15};         ///< the reader has not answered: card trouble
    std::chrono::seconds looking{10};         ///< for an appointment: the server client has not answered
    std::chrono::seconds issuing{30};         ///< the server client has not answered: out of service
    std::chrono::seconds printing{45};        ///< the printer adapter has not answered: print failed
};

struct Step {
    Visit visit;
    std::vector<Effect> effects;
};

/// Total: every event on every page gives a valid visit. Pure: the same arguments give the same answer.
Step step(const Visit& visit, const Event& event, const Catalogue& catalogue, const Timing& timing);

} // namespace fifteen::flows
