// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_state.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

/// What happens to a visit: touches, what the devices and the server say, time.
namespace fifteen::flows {

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

struct CardFound {
    Proof kind = Proof::idCard;
};

struct CardRead {
    Proof kind = Proof::idCard;
    std::string maskedName;
    std::string idHash;
    std::optional<std::string> provenClaim;
    bool expired = false;
};

struct CardFailed {
    CardTrouble trouble = CardTrouble::notRead;
    Proof kind = Proof::idCard;
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

struct CardRemoved {
    Proof kind = Proof::idCard;
};

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

/// A key moved to something that can be touched, or read; what it says of itself, in the visitor's language, in phrases
/// as they stand there.
struct Focused {
    std::vector<std::string> phrases;
};

/// What can be read here from now on.
struct ReadersPresent {
    Cards readable;
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
                 SpeechEnded, HeadsetPlugged, Focused, ReadersPresent, WithoutCardPressed, TryAgainPressed, MorePressed,
                 GroupChosen, ItemChosen, AddItemPressed, TakeNumberPressed, AppointmentPressed, DigitPressed,
                 EraseDigitPressed, CheckInPressed, OtherBusinessPressed, AppointmentFound, CodeAnswered,
                 ServicePressed, ServiceCodeAnswered, PrintTestPressed, PrintListPressed, ClaimChosen, DonePressed,
                 PrintAgainPressed, DropTicketPressed, StayPressed, CardFound, CardRead, CardFailed, CardRemoved,
                 CodeScanned, VoucherDecoded, VoucherRefused, Issued, IssueFailed, Printed, TicketTaken, PrintFailed,
                 ListPrinted, HelpAnswered, CatalogueArrived, ServerReachable, HallOpen, Tick>;

} // namespace fifteen::flows
