// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.Theme
import Fifteen.ViewModels

// The last five calls, for those who looked away.
NightPanel {
    id: root

    required property HallViewModel hall

    readonly property int padding: Space.large
    readonly property real cellWidth: (width - padding) / 5
    readonly property int numberSize: cellWidth > 220 ? 74 : 56
    readonly property int deskSize: cellWidth > 220 ? 40 : 32

    PanelTitle {
        x: root.padding
        y: 22
        text: qsTr("刚才叫到")
        english: "Just called"
    }
    NightLabel {
        visible: root.hall.recentCount === 0
        x: root.padding
        y: 116
        text: qsTr("没赶上的号会留在这里")
        size: 40
        color: Colours.nightSoft
    }
    Row {
        x: root.padding
        y: 84

        Repeater {
            model: root.hall.recent

            Item {
                id: cell

                required property int index
                required property string number
                required property int desk
                required property bool marked

                width: root.cellWidth
                height: 140
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1 到 %2 号窗口").arg(number).arg(desk)

                Rectangle {
                    visible: cell.index > 0
                    x: -20
                    width: Metrics.border
                    height: parent.height
                    color: Colours.nightLine
                }
                TicketNumber {
                    y: 16
                    number: cell.number
                    size: Math.round(root.numberSize * Math.min(1, 4 / cell.number.length))
                    colour: Colours.bone
                }
                Row {
                    y: 86
                    spacing: Space.tiny

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "arrow-right"
                        width: root.deskSize - 6
                        height: width
                        colour: Colours.bone
                    }
                    NightLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("%1 号").arg(cell.desk)
                        size: root.deskSize
                    }
                    NightMark {
                        visible: cell.marked && root.hall.markWord.length > 0
                        anchors.verticalCenter: parent.verticalCenter
                        word: root.hall.markWord
                        size: root.cellWidth > 220 ? 26 : 22
                        colour: Colours.bone
                    }
                }
            }
        }
    }
}
