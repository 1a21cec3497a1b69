// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.Theme
import Fifteen.ViewModels

// Who is next in each group, and how many wait.
NightPanel {
    id: root

    required property HallViewModel hall

    readonly property int padding: Space.large
    readonly property bool roomy: width > 700
    readonly property int titleHeight: 84
    readonly property int rowHeight: Math.min(70, Math.floor((height - titleHeight - Space.small)
                                                              / Math.max(1, hall.nextCount)))
    readonly property int textSize: rowHeight >= 60 ? 36 : rowHeight >= 48 ? 32 : 28
    readonly property int numberSize: rowHeight >= 60 ? 46 : rowHeight >= 48 ? 40 : 34

    PanelTitle {
        x: root.padding
        y: 24
        text: qsTr("接下来")
        english: "Next"
    }
    NightLabel {
        anchors.right: parent.right
        anchors.rightMargin: root.padding
        y: 24
        text: qsTr("在等")
        size: 36
        color: Colours.nightSoft
    }
    Column {
        x: root.padding
        y: root.titleHeight
        width: root.width - 2 * root.padding

        Repeater {
            model: root.hall.next

            Item {
                id: line

                required property string name
                required property string number
                required property int waiting
                required property bool open
                required property string wait

                width: root.width - 2 * root.padding
                height: root.rowHeight
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1，下一个 %2，%3 人在等").arg(name).arg(number).arg(waiting)

                Rectangle {
                    width: parent.width
                    height: Metrics.border
                    color: Colours.nightLine
                }
                NightLabel {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 212
                    elide: Text.ElideRight
                    text: line.name
                    size: root.textSize
                }
                TicketNumber {
                    visible: line.number.length > 0
                    x: 228
                    anchors.verticalCenter: parent.verticalCenter
                    number: line.number
                    size: root.numberSize
                    colour: Colours.bone
                }
                NightLabel {
                    visible: line.number.length === 0
                    x: 228
                    anchors.verticalCenter: parent.verticalCenter
                    text: !line.open ? qsTr("未开") : line.waiting === 0 ? qsTr("不用等") : ""
                    size: root.textSize
                    color: Colours.nightSoft
                }
                NightLabel {
                    visible: line.waiting > 0
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    // Where there is room for one figure only, how long it takes says more than how many there are.
                    text: line.wait.length === 0 ? qsTr("%1 人").arg(line.waiting)
                          : root.roomy ? qsTr("%1 人 · %2 分").arg(line.waiting).arg(line.wait) : qsTr("%1 分").arg(line.wait)
                    size: line.wait.length > 0 && !root.roomy ? Math.min(28, root.textSize) : root.textSize
                }
            }
        }
    }
    NightLabel {
        visible: root.hall.nextCount === 0
        anchors.centerIn: parent
        text: qsTr("正在连接叫号系统")
        size: 36
        color: Colours.nightSoft
    }
}
