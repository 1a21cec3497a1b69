// SPDX-License-Identifier: Apache-2.0
// What a visit wants of the world, done.
#include "adapters/from_wire.hpp"
#include "adapters/issued_ticket.hpp"
#include "adapters/kiosk_controller.hpp"
#include "adapters/print_content.hpp"
#include "kiosk_log.hpp"

namespace fifteen::adapters {

namespace {

/// PrintResult.fault: empty when printed.
std::string faultName(flows::PrintState state) {
    switch (state) {
    case flows::PrintState::paperEnd:
        return "paper_end";
    case flows::PrintState::coverOpen:
        return "cover_open";
    case flows::PrintState::printerGone:
        return "absent";
    case flows::PrintState::mouthFull:
        return "ticket_in_mouth";
    case flows::PrintState::fault:
        return "fault";
    case flows::PrintState::printing:
    case flows::PrintState::printed:
        break;
    }
    return {};
}

flows::ServiceTrouble serviceTrouble(const Failure& failure) {
    if (failure.error != Error::refused || failure.status >= 500)
        return flows::ServiceTrouble::unreachable;
    if (failure.code == "hall_closed")
        return flows::ServiceTrouble::hallClosed;
    return failure.code == "group_closed" ? flows::ServiceTrouble::groupClosed : flows::ServiceTrouble::refused;
}

const char* nameOf(Error error) {
    switch (error) {
    case Error::unreachable:
        return "unreachable";
    case Error::timedOut:
        return "timed_out";
    case Error::nonsense:
        return "nonsense";
    case Error::refused:
        break;
    }
    return "refused";
}

void logRefusal(const char* what, const Failure& failure) {
    qCWarning(kioskLog, "%s: %s %s", what, nameOf(failure.error), failure.code.c_str());
}

} // namespace

void KioskController::carryOut(const flows::IssueTicket& effect) {
    protocol::IssueTicket body{.kiosk = options_.kiosk, .items = effect.items, .claim = {}, .person = {}};
    const auto& visitor = effect.visitor;
    if (visitor.claim)
        body.claim =
            protocol::ClaimMade{.claim = *visitor.claim, .evidence = visitor.claimProven ? "proven" : "declared"};
    if (!visitor.idHash.empty())
        body.person = protocol::Person{.masked_name = visitor.maskedName, .id_hash = visitor.idHash};
    const auto [answered, late] = numberArrives(effect.visitNumber, false);
    world_.server.issueTicket(body, options_.issuePatience, answered, late);
}

void KioskController::carryOut(const flows::CheckIn& effect) {
    const auto [answered, late] = numberArrives(effect.visitNumber, true);
    world_.server.checkIn(effect.appointment, {.kiosk = options_.kiosk}, options_.issuePatience, answered, late);
}

/// What becomes of the answer to a request for a number, and of one that comes when nobody waits for it any more.
std::pair<KioskController::NumberAnswer, KioskController::LateNumber>
KioskController::numberArrives(std::uint64_t visitNumber, bool checkedIn) {
    const LateNumber arrived = [this, visitNumber, checkedIn](const protocol::Ticket& ticket) {
        handle(flows::Issued{visitNumber, issuedTicket(ticket, catalogue_), checkedIn});
    };
    const NumberAnswer answered = [this, visitNumber, arrived](const Result<protocol::Ticket>& answer) {
        if (answer) {
            arrived(*answer);
            return;
        }
        logRefusal("no number", answer.error());
        handle(flows::IssueFailed{visitNumber, serviceTrouble(answer.error())});
    };
    return {answered, arrived};
}

void KioskController::carryOut(const flows::FindByPerson& effect) {
    world_.server.findAppointmentsByPerson(
        effect.idHash, [this, visitNumber = effect.visitNumber](const Result<protocol::Appointments>& answer) {
            if (!answer)
                logRefusal("appointments were not told", answer.error());
            handle(flows::AppointmentFound{visitNumber, answer ? nextOf(*answer) : std::nullopt});
        });
}

void KioskController::carryOut(const flows::FindByCode& effect) {
    world_.server.findAppointmentsByCode(effect.code, [this, effect](const Result<protocol::Appointments>& answer) {
        if (!answer)
            logRefusal("appointments were not told", answer.error());
        const bool barred = !answer && answer.error().code == "too_many_tries";
        handle(flows::CodeAnswered{effect.visitNumber, effect.code, answer.has_value(),
                                   answer ? nextOf(*answer) : std::nullopt, barred});
    });
}

void KioskController::carryOut(const flows::DecodeVoucher& effect) {
    world_.vouchers.decode(effect.code, [this, visitNumber = effect.visitNumber](const VoucherClient::Answer& answer) {
        const auto* holder = std::get_if<CardHolder>(&answer);
        if (holder != nullptr && holder->birth > today())
            handle(flows::VoucherRefused{visitNumber, flows::CardTrouble::voucherRefused}); // nobody's: not born yet
        else if (holder != nullptr)
            handle(flows::VoucherDecoded{visitNumber, knownOf(flows::Proof::code, *holder)});
        else
            handle(flows::VoucherRefused{visitNumber, std::get<flows::CardTrouble>(answer)});
    });
}

void KioskController::carryOut(const flows::CheckServiceCode& effect) {
    const bool right = guard_.admits(effect.code, options_.serviceCode, std::chrono::steady_clock::now());
    if (!right)
        qCWarning(kioskLog, "a wrong service code was typed");
    handle(flows::ServiceCodeAnswered{effect.visitNumber, effect.code, right});
}

void KioskController::carryOut(const flows::PrintTicket& effect) {
    const auto job = ++lastJob_;
    jobs_[job] = {.visitNumber = effect.visitNumber, .list = false};
    world_.printer.print(
        job,
        ticket::drawTicket(ticketContent(effect.ticket, effect.reprint, visit_.language, catalogue_), options_.roll));
}

void KioskController::carryOut(const flows::PrintList& effect) {
    const auto job = ++lastJob_;
    jobs_[job] = {.visitNumber = effect.visitNumber, .list = true};
    world_.printer.print(
        job, ticket::drawList(listContent(effect.items, visit_.language, catalogue_, now()), options_.roll));
}

void KioskController::carryOut(const flows::PrintTest& effect) {
    const auto job = ++lastJob_;
    jobs_[job] = {.visitNumber = effect.visitNumber, .list = true};
    const ticket::TestContent content{.siteName = catalogue_.siteName.zh,
                                      .kiosk = options_.kiosk,
                                      .printedAtMs = now().time_since_epoch().count(),
                                      .utcOffsetMinutes = catalogue_.utcOffsetMinutes};
    world_.printer.print(job, ticket::drawTest(content, options_.roll));
}

void KioskController::carryOut(const flows::ReportPrint& effect) {
    const protocol::PrintResult body{
        .kiosk = options_.kiosk, .result = effect.result, .reprint = effect.reprint, .fault = faultName(effect.state)};
    world_.server.reportPrint(effect.ticket, body, [](const Result<protocol::Ticket>& answer) {
        if (!answer)
            logRefusal("the print result was not taken", answer.error());
    });
}

void KioskController::carryOut(const flows::CancelTicket& effect) {
    world_.server.cancelTicket(effect.ticket, {.by = "visitor"}, [](const Result<protocol::Ticket>& answer) {
        if (!answer)
            logRefusal("the number was not cancelled", answer.error());
    });
}

void KioskController::carryOut(const flows::AskHelp& effect) {
    world_.server.askHelp({.kiosk = options_.kiosk, .reason = effect.reason}, options_.helpPatience,
                          [this, visitNumber = effect.visitNumber](const Result<protocol::HelpRequest>& answer) {
                              handle(flows::HelpAnswered{visitNumber, answer.has_value()});
                          });
}

void KioskController::carryOut(const flows::Say& effect) {
    world_.voice.stop();
    world_.voice.speak(static_cast<std::int64_t>(effect.speech), effect.clips, effect.intoHeadset);
}

void KioskController::carryOut(const flows::StopSpeaking&) {
    world_.voice.stop();
}

/// The visit itself held all there was of the person; what the adapters still carry are numbers and answers under way.
void KioskController::carryOut(const flows::WipeVisitor&) {
    world_.voice.resetVolume();
    qCDebug(kioskLog, "the visitor is forgotten");
}

} // namespace fifteen::adapters
