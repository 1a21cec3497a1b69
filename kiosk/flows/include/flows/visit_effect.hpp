// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_state.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What a visit wants of the world, and which event answers it.
namespace fifteen::flows {

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

} // namespace fifteen::flows
