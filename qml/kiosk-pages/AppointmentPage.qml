// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// A time was agreed on for today: is it that?
Page {
    id: root

    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    Question {
        id: question

        width: root.columnWidth
        above: root.viewModel.visitorName.length > 0 ? qsTr("%1，您好").arg(root.viewModel.visitorName) : ""
        text: qsTr("您今天有预约")
        below: Look.largeText && root.wide ? "" : qsTr("点一下就取号，不用再选事项")
    }
    Panel {
        id: booked

        y: question.height + Space.large
        width: root.columnWidth
        height: words.height + 2 * Space.wide

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: Space.wide
            width: parent.width - 2 * Space.wide
            spacing: Space.medium

            Row {
                spacing: Space.large

                IconTile {
                    anchors.verticalCenter: parent.verticalCenter
                    symbol: "calendar-check"
                    size: 144
                    iconPart: 0.55
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.viewModel.appointment.time
                    size: 144
                    bold: true
                    leading: 1.1
                    maximumWidth: words.width - 144 - Space.large
                }
            }
            Label {
                text: root.viewModel.appointment.matter
                size: TypeScale.answer
                smallest: 32
                maximumLines: root.wide ? 4 : 3
                bold: true
                leading: 1.25
                maximumWidth: words.width
            }
        }
    }
    Column {
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
            text: qsTr("我到了，取号")
            note: qsTr("I am here: take a number")
            onClicked: root.viewModel.appointment.checkIn()
        }
        TouchButton {
            width: parent.width
            symbol: "ellipsis"
            kind: TouchButton.Quiet
            text: qsTr("今天办别的事")
            onClicked: root.viewModel.appointment.otherBusiness()
        }
    }
}
