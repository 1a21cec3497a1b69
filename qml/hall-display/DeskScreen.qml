// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.HallDisplay
import Fifteen.Theme
import Fifteen.ViewModels

// The small screen over one desk: drawn for 1280 x 720 and fitted into whatever window there is.
Rectangle {
    id: root

    required property DeskViewModel desk

    readonly property bool serves: desk.face === DeskViewModel.Called || desk.face === DeskViewModel.Serving
    readonly property bool away: desk.face === DeskViewModel.Paused || desk.face === DeskViewModel.Closed

    width: 1280
    height: 720
    color: Colours.night

    Item {
        id: stage

        readonly property int fieldWidth: 464
        readonly property int faceLeft: 504

        width: 1280
        height: 720
        anchors.centerIn: parent
        scale: Math.min(root.width / width, root.height / height)

        Pennant {
            width: stage.fieldWidth
            height: stage.height
            tip: true
            depth: 64
            upper: root.away ? Colours.nightCard : Colours.jade
            lower: root.away ? Colours.nightCard : Colours.jadeDeep
        }
        Column {
            x: (stage.fieldWidth - 48 - width) / 2
            anchors.verticalCenter: parent.verticalCenter
            spacing: 44

            TicketNumber {
                anchors.horizontalCenter: parent.horizontalCenter
                number: root.desk.desk
                size: root.desk.desk > 99 ? 216 : root.desk.desk > 9 ? 300 : 376
                colour: root.away ? Colours.nightSoft : Colours.jadeInk
            }
            NightLabel {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("号窗口")
                size: 80
                bold: true
                leading: 1.1
                color: root.away ? Colours.nightSoft : Colours.jadeInk
            }
        }
        Row {
            visible: root.serves
            x: stage.faceLeft
            y: 88
            spacing: Space.medium

            NightLabel {
                id: heading

                text: root.desk.face === DeskViewModel.Called ? qsTr("请到本窗口") : qsTr("正在办理")
                size: 64
                bold: true
            }
            NightMark {
                visible: root.desk.marked && root.desk.markWord.length > 0
                anchors.verticalCenter: heading.verticalCenter
                word: root.desk.markWord
                size: 46
            }
        }
        TicketNumber {
            visible: root.serves
            x: stage.faceLeft
            y: 238
            number: root.desk.number
            size: Math.round(286 * Math.min(1, 4 / Math.max(1, root.desk.number.length)))
            colour: root.desk.face === DeskViewModel.Called ? Colours.glow : Colours.bone
        }
        Column {
            visible: !root.serves && root.desk.face !== DeskViewModel.Unknown
            x: stage.faceLeft
            y: root.away ? 176 : 152
            spacing: Space.medium

            NightLabel {
                text: root.desk.face === DeskViewModel.Paused ? qsTr("暂停")
                      : root.desk.face === DeskViewModel.Closed ? qsTr("未开放") : qsTr("请等叫号")
                size: root.away ? 176 : 144
                bold: true
                leading: 1.15
                color: root.away ? Colours.glow : Colours.bone
            }
            NightLabel {
                visible: root.away && root.desk.otherDesk > 0
                text: qsTr("请到 %1 号窗口").arg(root.desk.otherDesk)
                size: 80
                bold: true
            }
            NightLabel {
                text: root.desk.face === DeskViewModel.Free ? qsTr("Please wait for your number")
                      : root.desk.otherDesk > 0 ? qsTr("Closed now, please go to desk %1").arg(root.desk.otherDesk)
                                                : qsTr("Closed now, please ask the staff")
                size: 40
                color: Colours.nightSoft
            }
        }
        Rectangle {
            visible: foot.visible
            x: stage.faceLeft
            y: 528
            width: stage.width - stage.faceLeft - 48
            height: Metrics.border
            color: Colours.nightLine
        }
        Row {
            id: foot

            visible: !root.away && (root.desk.staff.length > 0 || root.desk.services.length > 0)
            x: stage.faceLeft
            y: 552
            spacing: Space.large

            Column {
                id: staffColumn

                visible: root.desk.staff.length > 0

                NightLabel {
                    text: qsTr("工号")
                    size: 32
                    color: Colours.nightSoft
                }
                NightLabel {
                    text: root.desk.staff
                    size: 48
                    bold: true
                    leading: 1.2
                }
            }
            Rectangle {
                visible: staffColumn.visible && servicesColumn.visible
                y: 12
                width: Metrics.border
                height: 80
                color: Colours.nightLine
            }
            Column {
                id: servicesColumn

                visible: root.desk.services.length > 0

                NightLabel {
                    text: qsTr("本窗口办理")
                    size: 32
                    color: Colours.nightSoft
                }
                NightLabel {
                    width: stage.width - 48 - stage.faceLeft - (staffColumn.visible ? staffColumn.width + 2 * Space.large : 0)
                    elide: Text.ElideRight
                    text: root.desk.services
                    size: 40
                    bold: true
                    leading: 1.4
                }
            }
        }
        Row {
            visible: root.desk.connectionLost
            anchors.right: parent.right
            anchors.rightMargin: 40
            y: 28
            spacing: Space.small

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "wifi-off"
                width: 32
                height: 32
                colour: Colours.nightSoft
            }
            NightLabel {
                text: qsTr("暂停更新")
                size: 28
                color: Colours.nightSoft
            }
        }
    }
}
