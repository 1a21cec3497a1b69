// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// The card was not read: once more, with another one, or without.
Page {
    id: root

    readonly property CardTroubleViewModel trouble: viewModel.cardTrouble
    readonly property bool laid: trouble.about === CardTroubleViewModel.LaidCard
    readonly property bool inserted: trouble.about === CardTroubleViewModel.InsertedCard
    readonly property bool otherCard: trouble.otherIdCard || trouble.otherSocialCard
    readonly property bool readerGone: trouble.cause === CardTroubleViewModel.ReaderGone
    readonly property bool code: !laid && !inserted && !readerGone && trouble.cause !== CardTroubleViewModel.BadDates
    readonly property bool forStaff: trouble.cause === CardTroubleViewModel.BadDates || trouble.cause === CardTroubleViewModel.Blocked
    readonly property TroubleWords words: inserted ? insertedWords : laid ? laidWords : otherWords
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    LaidCardWords {
        id: laidWords

        trouble: root.trouble
    }
    InsertedCardWords {
        id: insertedWords

        trouble: root.trouble
    }
    OtherTroubleWords {
        id: otherWords

        trouble: root.trouble
    }
    Question {
        id: question

        width: root.columnWidth
        size: root.readerGone && !root.otherCard ? TypeScale.question : TypeScale.headline
        text: root.words.title
        below: root.words.below
        otherLanguage: root.words.otherLanguage
    }
    MachineDrawing {
        anchors.top: question.bottom
        anchors.topMargin: Space.large
        width: root.columnWidth
        height: (root.wide ? root.contentHeight : answers.y - Space.large) - y
        showReader: (root.laid && root.trouble.reader) || root.trouble.otherIdCard
        showCardSlot: (root.inserted && root.trouble.cardSlot) || root.trouble.otherSocialCard
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
            visible: !root.readerGone && !root.forStaff && root.trouble.cause !== CardTroubleViewModel.VoucherUnsupported
            width: parent.width
            symbol: "rotate-ccw"
            text: root.code ? qsTr("再扫一次") : root.inserted ? qsTr("再插一次") : qsTr("再刷一次")
            onClicked: root.trouble.tryAgain()
        }
        Advice {
            visible: root.otherCard
            width: parent.width
            symbol: root.trouble.otherIdCard ? "id-card" : "credit-card"
            text: root.trouble.otherIdCard && root.trouble.otherSocialCard ? qsTr("有身份证或社保卡？")
                  : root.trouble.otherIdCard ? qsTr("有身份证？") : qsTr("有社保卡？")
            below: root.trouble.otherIdCard && root.trouble.otherSocialCard ? qsTr("身份证放在读卡区，社保卡插进插卡口")
                   : root.trouble.otherIdCard ? qsTr("请平放在读卡区") : qsTr("请插进插卡口")
        }
        Advice {
            visible: !root.readerGone && !root.otherCard
            width: parent.width
            symbol: "user-round"
            text: root.forStaff ? qsTr("要人看看这张卡？") : root.code ? qsTr("码总是用不了？") : qsTr("卡总是读不出来？")
            below: qsTr("点“求助”，工作人员过来帮您")
        }
    }
}
