// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/device_board.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where a visit at the kiosk is: everything its pages show.
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

/// By what somebody says who they are.
enum class Proof {
    idCard,     ///< laid on its reader, and taken away
    socialCard, ///< put into its reader, and pulled out
    code,       ///< held before the scanner: it leaves nothing behind
};

/// Kinds of cards: those that can be read here now, or those that lie in a reader.
struct Cards {
    bool id = false;
    bool social = false;

    bool any() const { return id || social; }

    bool operator==(const Cards&) const = default;
};

/// What is known of the person; wiped with the visit.
struct Visitor {
    std::string maskedName; ///< "李*"; empty without a card
    std::string idHash;
    std::optional<std::string> claim; ///< id of the claim
    bool claimProven = false;         ///< by birth date; otherwise declared
    Proof proof = Proof::idCard;      ///< of name and birth date; means nothing without a name
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
    severalCards, ///< on the reader of ID cards; or one that cannot be told from several
    silent,       ///< put in the wrong way round, broken, or no chip card
    blocked,      ///< locked by who gave it out
    unknownCard,
    badDates, ///< its holder is born after today
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
enum class PrintState {
    printing,
    printed,
    paperEnd,
    coverOpen,
    printerGone,
    mouthFull, ///< an earlier ticket has not been taken out of the printer's mouth
    fault,
};
enum class HelpState { notAsked, asking, asked, failed };
enum class CodeState { typing, looking, unknown, failed, barred };

/// Whether the kiosk speaks: not at all, when it is asked to, or also by itself (greeting, number, farewell).
enum class Voice { off, onDemand, automatic };

/// What the kiosk is saying.
struct Speech {
    std::uint64_t number = 0; ///< SpeechEnded tells it by this
    bool asked = false;       ///< what the page says, because 听 was touched or a headset is in: it goes with its page
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
    Cards left;                  ///< what lies in a reader: it must be taken away before the next one is read
    Proof shown = Proof::idCard; ///< the last that was: what `reading` and `cardTrouble` are about
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
    Cards readable{.id = true};  ///< the kiosk's readers; outlives the visit
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

/// On cardTrouble: cards of other kinds that can be read here, for who has one; those of the same kind where there is
/// another reader for them.
Cards otherCards(const Visit& visit);

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
    PrintState printer = PrintState::printed; ///< last known state; printed: ready
    std::vector<GroupLine> groups;
    int openDesks = 0;
    std::optional<std::int64_t> opensAtMs{}; ///< when numbers are given again; absent: now, or nobody knows
    std::vector<DeviceLine> devices{};
};

} // namespace fifteen::flows
