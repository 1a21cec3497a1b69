// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// The card was not read: once more, or without.
Page {
    id: root

    readonly property CardTroubleViewModel trouble: viewModel.cardTrouble
    readonly property bool readerGone: trouble.cause === CardTroubleViewModel.ReaderGone
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    Question {
        id: question

        width: root.columnWidth
        size: root.readerGone ? TypeScale.question : TypeScale.headline
        text: {
            switch (root.trouble.cause) {
            case CardTroubleViewModel.ReaderGone:
                return qsTr("读卡器暂时不能用");
            case CardTroubleViewModel.UnknownCard:
                return qsTr("请换身份证");
            case CardTroubleViewModel.PaymentCode:
                return qsTr("这是付款码");
            case CardTroubleViewModel.OtherCode:
                return qsTr("这个码这里用不了");
            case CardTroubleViewModel.VoucherRefused:
                return qsTr("请刷新医保码再扫");
            case CardTroubleViewModel.VoucherUnreachable:
            case CardTroubleViewModel.VoucherUnsupported:
                return qsTr("请用身份证");
            default:
                return qsTr("请再放一次");
            }
        }
        below: {
            switch (root.trouble.cause) {
            case CardTroubleViewModel.ReaderGone:
                return qsTr("不用证件也能取号，办事不受影响");
            case CardTroubleViewModel.UnknownCard:
                return qsTr("这里读身份证、港澳台居民居住证和外国人永久居留证");
            case CardTroubleViewModel.PaymentCode:
                return qsTr("取号不用付钱。请出示医保码，或放上身份证");
            case CardTroubleViewModel.OtherCode:
                return qsTr("请出示医保码或预约码，或放上身份证");
            case CardTroubleViewModel.VoucherRefused:
                return qsTr("刚才的医保码过期了，或者查不到是谁的");
            case CardTroubleViewModel.VoucherUnreachable:
                return qsTr("医保平台没有回答，暂时查不到医保码是谁的");
            case CardTroubleViewModel.VoucherUnsupported:
                return qsTr("这台机器还不能用医保码");
            default:
                return root.trouble.cardToTake ? qsTr("刚才没有读出来。请先拿起来，再平放好，等一秒") : qsTr("刚才没有读出来。请平放好，等一秒再拿");
            }
        }
        otherLanguage: {
            switch (root.trouble.cause) {
            case CardTroubleViewModel.ReaderGone:
                return qsTr("You can take a number without a card");
            case CardTroubleViewModel.UnknownCard:
                return qsTr("This card cannot be read here. Please use an ID card.");
            case CardTroubleViewModel.PaymentCode:
                return qsTr("This code is for paying. Nothing costs money here.");
            case CardTroubleViewModel.OtherCode:
                return qsTr("This code cannot be used here");
            case CardTroubleViewModel.VoucherRefused:
                return qsTr("Please refresh the code on your phone and try again");
            case CardTroubleViewModel.VoucherUnreachable:
            case CardTroubleViewModel.VoucherUnsupported:
                return qsTr("Please use your ID card");
            default:
                return qsTr("Please lay the card flat and wait a second");
            }
        }
    }
    MachineDrawing {
        anchors.top: question.bottom
        anchors.topMargin: Space.large
        width: root.columnWidth
        height: (root.wide ? root.contentHeight : answers.y - Space.large) - y
        showReader: !root.readerGone
    }
    Column {
        id: answers

        x: root.wide ? root.columnWidth + Space.wide : 0
        y: root.wide ? Space.small : root.contentHeight - height
        width: root.columnWidth
        spacing: root.gap

        TouchButton {
            width: parent.width
            height: 200
            kind: TouchButton.Primary
            symbol: "ticket"
            leading: true
            arrow: true
            text: qsTr("不用证件取号")
            note: qsTr("Take a number without a card")
            onClicked: root.trouble.withoutCard()
        }
        TouchButton {
            visible: !root.readerGone
            width: parent.width
            symbol: "rotate-ccw"
            text: qsTr("再刷一次")
            onClicked: root.trouble.tryAgain()
        }
        Advice {
            width: parent.width
            symbol: "user-round"
            text: qsTr("卡总是读不出来？")
            below: qsTr("点“求助”，工作人员过来帮您")
            visible: !root.readerGone
        }
    }
}
