// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// Show your card where it can be read now, or go on without.
Page {
    id: root

    readonly property bool idCards: viewModel.welcome.idCards
    readonly property bool socialCards: viewModel.welcome.socialCards
    readonly property bool anyCard: idCards || socialCards
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    Column {
        id: question

        width: root.columnWidth
        spacing: Space.tiny

        Label {
            text: root.idCards ? (root.socialCards ? qsTr("请刷身份证或插社保卡") : qsTr("请刷身份证"))
                               : root.socialCards ? qsTr("请插社保卡") : qsTr("请点按钮取号")
            size: TypeScale.headline
            bold: true
            leading: 1.2
            maximumWidth: parent.width
        }
        Label {
            text: root.anyCard ? (root.wide ? qsTr("没带证件，点右边的大按钮") : qsTr("没带证件，点下面的大按钮"))
                                     : qsTr("读卡器暂时不能用，不用证件也能取号")
            size: TypeScale.answer
            leading: 1.3
            maximumWidth: parent.width
        }
        Label {
            //: Small, in the other language than the page's
            text: root.idCards ? (root.socialCards ? qsTr("Lay your ID card, or insert your social card")
                                                   : qsTr("Lay your ID card on the reader, or touch the large button"))
                               : root.socialCards ? qsTr("Insert your social security card, or touch the large button")
                                                  : qsTr("Touch the button to take a number without a card")
            size: TypeScale.note
            color: Colours.inkSoft
            maximumWidth: parent.width
        }
    }

    MachineDrawing {
        anchors.top: question.bottom
        anchors.topMargin: root.wide ? Space.medium : Space.large
        anchors.bottom: root.wide ? parent.bottom : answers.top
        anchors.bottomMargin: root.wide ? 0 : Space.large
        width: root.columnWidth
        showReader: root.idCards
        showCardSlot: root.socialCards
    }

    Column {
        id: answers

        anchors.right: parent.right
        y: root.wide ? Space.small : (strip.visible ? strip.y - Space.wide : root.contentHeight) - height
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
            onClicked: root.viewModel.welcome.withoutCard()
        }
        TouchButton {
            visible: root.viewModel.welcome.takesAppointments
            width: parent.width
            height: 136
            kind: TouchButton.Quiet
            symbol: "calendar-check"
            text: qsTr("我有预约码")
            onClicked: root.viewModel.welcome.haveAppointment()
        }
    }

    QueueStrip {
        id: strip

        visible: root.viewModel.welcome.figuresKnown
        anchors.right: parent.right
        y: root.wide ? answers.y + answers.height + Space.wide : root.contentHeight - height
        width: root.columnWidth
        queues: root.viewModel.welcome
    }
}
