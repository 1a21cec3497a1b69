// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// A card lies on a reader, or in one, or a code is looked up: a second or so.
Page {
    id: root

    readonly property bool socialCard: viewModel.shown === KioskViewModel.SocialCardShown
    readonly property bool code: viewModel.shown === KioskViewModel.CodeShown

    Question {
        id: question

        width: root.contentWidth
        size: TypeScale.headline
        text: root.code ? qsTr("正在查医保码") : root.socialCard ? qsTr("正在读社保卡") : qsTr("正在读身份证")
        below: root.code ? qsTr("请等一下，马上就好")
               : root.socialCard ? qsTr("请先不要拔出来，马上就好") : qsTr("请先不要拿开，马上就好")
        otherLanguage: root.code ? qsTr("Looking up your insurance code")
                       : root.socialCard ? qsTr("Reading your card. Please leave it in.") : qsTr("Reading your card. Please keep it still.")
    }
    MachineDrawing {
        anchors.top: question.bottom
        anchors.topMargin: Space.wide
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(root.contentWidth, 984)
        height: Math.min(624, root.contentHeight - y)
        cardDown: true
        showReader: !root.code && !root.socialCard
        showCardSlot: root.socialCard
        showTicket: root.code
    }
}
