// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

namespace fifteen::flows {

/// Pages on which somebody says who they are, or why they come.
bool Walk::mayIdentify() const {
    return at() == Page::welcome || at() == Page::cardTrouble || at() == Page::code;
}

void Walk::on(const CodeScanned& scanned) {
    restartClock();
    if (scanned.kind == ScannedKind::voucher && (mayIdentify() || mayStillTakeNumber())) {
        if (mayIdentify()) {
            visit_.shown = Proof::code;
            goUnderHelp(Page::reading);
        }
        effects_.emplace_back(DecodeVoucher{visit_.visitNumber, scanned.text});
        return;
    }
    if (!mayIdentify())
        return; // a code held out by chance changes nothing
    if (scanned.kind == ScannedKind::checkInCode && catalogue_.takesAppointments) {
        goUnderHelp(Page::code);
        visit_.code = scanned.text;
        visit_.codeState = CodeState::looking;
        effects_.emplace_back(FindByCode{.visitNumber = visit_.visitNumber, .code = visit_.code});
        return;
    }
    refuseCode(scanned.kind == ScannedKind::payment ? CardTrouble::paymentCode : CardTrouble::otherCode);
}

void Walk::refuseCode(CardTrouble trouble) {
    visit_.shown = Proof::code;
    visit_.cardTrouble = trouble;
    goUnderHelp(Page::cardTrouble);
}

void Walk::on(const VoucherDecoded& decoded) {
    if (decoded.visitNumber != visit_.visitNumber)
        return;
    CardRead holder = decoded.holder;
    holder.kind = Proof::code;
    on(holder);
}

void Walk::on(const VoucherRefused& refused) {
    if (refused.visitNumber != visit_.visitNumber)
        return;
    if (at() == Page::reading)
        refuseCode(refused.trouble);
    else if (mayStillTakeNumber() && visit_.visitor.idHash.empty()) // the page goes on, but is not silent about it
        speakUnasked(troubleSpeech(visit_, refused.trouble));
}

} // namespace fifteen::flows
