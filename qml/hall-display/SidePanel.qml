// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.Theme
import Fifteen.ViewModels

// A notice; while more calls wait for the voice than can stand large, those calls instead.
NightPanel {
    id: root

    required property HallViewModel hall

    readonly property int padding: Space.large
    readonly property bool callsWait: hall.soonCount > 0
    readonly property bool hasNotice: hall.noticeTitle.length > 0

    PanelTitle {
        x: root.padding
        y: 22
        symbol: root.callsWait ? "" : root.hasNotice ? "megaphone" : "phone"
        text: root.callsWait ? qsTr("马上叫到") : root.hasNotice ? qsTr("通知") : qsTr("咨询电话")
        english: root.callsWait ? "Coming up" : root.hasNotice ? "Notice" : "Hotline"
    }
    NightLabel {
        visible: root.callsWait && root.hall.moreSoon > 0
        anchors.right: parent.right
        anchors.rightMargin: root.padding
        y: 22
        text: qsTr("还有 %1 个").arg(root.hall.moreSoon)
        size: 36
        color: Colours.nightSoft
    }
    Grid {
        visible: root.callsWait
        x: root.padding
        y: 80
        columns: 2
        flow: Grid.TopToBottom
        rows: 3

        Repeater {
            model: root.hall.soon

            Item {
                id: cell

                required property string number
                required property int desk

                width: (root.width - 2 * root.padding) / 2
                height: 52

                TicketNumber {
                    id: soonNumber

                    anchors.verticalCenter: parent.verticalCenter
                    number: cell.number
                    size: Math.round(44 * Math.min(1, 4 / cell.number.length))
                    colour: Colours.bone
                }
                Icon {
                    id: arrow

                    anchors.left: soonNumber.right
                    anchors.leftMargin: Space.tiny
                    anchors.verticalCenter: parent.verticalCenter
                    name: "arrow-right"
                    width: 28
                    height: 28
                    colour: Colours.bone
                }
                NightLabel {
                    anchors.left: arrow.right
                    anchors.leftMargin: Space.tiny
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("%1 号").arg(cell.desk)
                    size: 32
                }
            }
        }
    }
    Column {
        visible: !root.callsWait
        x: root.padding
        y: 76
        spacing: 2

        NightLabel {
            maximumWidth: root.width - 2 * root.padding
            text: root.hasNotice ? root.hall.noticeTitle : root.hall.hotline
            size: root.hasNotice ? 44 : 72
            bold: true
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        NightLabel {
            maximumWidth: root.width - 2 * root.padding
            text: root.hasNotice ? root.hall.noticeBody : qsTr("有不明白的，随时来问")
            size: 32
            color: Colours.nightSoft
            maximumLineCount: root.height > 280 ? 3 : 1
            elide: Text.ElideRight
        }
    }
    Timer {
        running: root.hall.noticeCount > 1
        repeat: true
        interval: 15000
        onTriggered: root.hall.turnNotice()
    }
}
