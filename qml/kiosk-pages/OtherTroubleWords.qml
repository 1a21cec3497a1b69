// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQml
import Fifteen.ViewModels

// Of a code, of a reader that has gone, and of what is wrong with a card however it is shown.
TroubleWords {
    id: root

    readonly property bool anyCard: trouble.otherIdCard || trouble.otherSocialCard
    readonly property string useACard: trouble.otherIdCard && trouble.otherSocialCard ? qsTr("请用身份证或社保卡")
                                       : trouble.otherIdCard ? qsTr("请用身份证")
                                       : trouble.otherSocialCard ? qsTr("请用社保卡") : qsTr("不用证件也能取号")

    title: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.ReaderGone:
            return root.anyCard ? root.useACard : qsTr("读卡器暂时不能用");
        case CardTroubleViewModel.BadDates:
            return qsTr("请人看看这张卡");
        case CardTroubleViewModel.PaymentCode:
            return qsTr("这是付款码");
        case CardTroubleViewModel.VoucherRefused:
            return qsTr("请刷新医保码再扫");
        case CardTroubleViewModel.VoucherUnreachable:
        case CardTroubleViewModel.VoucherUnsupported:
            return root.useACard;
        default:
            return qsTr("这个码这里用不了");
        }
    }
    below: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.ReaderGone:
            return root.anyCard ? qsTr("刚才的读卡器暂时不能用，办事不受影响") : qsTr("不用证件也能取号，办事不受影响");
        case CardTroubleViewModel.BadDates:
            return qsTr("卡上的日期不对。今天的事照样能办，先不用证件取号");
        case CardTroubleViewModel.PaymentCode:
            return qsTr("取号不用付钱。请出示医保码");
        case CardTroubleViewModel.VoucherRefused:
            return qsTr("刚才的医保码过期了，或者查不到是谁的");
        case CardTroubleViewModel.VoucherUnreachable:
            return qsTr("医保平台没有回答，暂时查不到医保码是谁的");
        case CardTroubleViewModel.VoucherUnsupported:
            return qsTr("这台机器还不能用医保码");
        default:
            return qsTr("请出示医保码或预约码");
        }
    }
    otherLanguage: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.ReaderGone:
            return root.anyCard ? qsTr("This reader is not working; the other one is") : qsTr("You can take a number without a card");
        case CardTroubleViewModel.BadDates:
            return qsTr("A date on this card is wrong. Please ask the staff to look at it.");
        case CardTroubleViewModel.PaymentCode:
            return qsTr("This code is for paying. Nothing costs money here.");
        case CardTroubleViewModel.VoucherRefused:
            return qsTr("Please refresh the code on your phone and try again");
        case CardTroubleViewModel.VoucherUnreachable:
        case CardTroubleViewModel.VoucherUnsupported:
            return qsTr("Insurance codes cannot be used here now");
        default:
            return qsTr("This code cannot be used here");
        }
    }
}
