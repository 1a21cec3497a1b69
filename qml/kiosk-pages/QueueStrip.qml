// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// Who is waiting now, group by group: quiet, and nothing to touch.
Column {
    id: root

    required property WelcomeViewModel queues

    readonly property int cellHeight: Look.largeText ? 112 : 120
    readonly property int columns: Look.largeText ? 2 : 3

    spacing: Space.small

    Item {
        width: parent.width
        height: title.height

        Label {
            id: title

            text: qsTr("现在等候")
            size: TypeScale.body
            bold: true
        }
        Label {
            anchors.right: parent.right
            anchors.baseline: title.baseline
            text: qsTr("开着 %n 个窗口", "", root.queues.openDesks)
            size: TypeScale.note
            color: Colours.inkSoft
        }
    }
    Panel {
        width: parent.width
        height: Math.ceil(cells.count / root.columns) * root.cellHeight

        Grid {
            anchors.fill: parent
            columns: root.columns

            Repeater {
                id: cells

                model: root.queues.queues

                Item {
                    id: cell

                    required property int index
                    required property string name
                    required property int waiting

                    width: root.width / root.columns
                    height: root.cellHeight
                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("%1，等 %2 人").arg(name).arg(waiting)

                    Rectangle {
                        visible: cell.index % root.columns > 0
                        width: Metrics.border
                        height: parent.height
                        color: Colours.line
                    }
                    Rectangle {
                        visible: cell.index >= root.columns
                        width: parent.width
                        height: Metrics.border
                        color: Colours.line
                    }
                    Label {
                        anchors.left: parent.left
                        anchors.leftMargin: Space.medium
                        anchors.verticalCenter: parent.verticalCenter
                        text: cell.name
                        size: TypeScale.note
                        smallest: 22
                        maximumLines: 2
                        maximumWidth: figure.x - Space.medium - Space.tiny
                        Accessible.ignored: true
                    }
                    Row {
                        id: figure

                        anchors.right: parent.right
                        anchors.rightMargin: Space.medium
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: Space.tiny

                        Label {
                            id: count

                            text: cell.waiting
                            size: TypeScale.answer
                            bold: true
                            Accessible.ignored: true
                        }
                        Label {
                            y: count.baselineOffset - baselineOffset
                            //: After a number of people
                            text: qsTr("人")
                            visible: text !== " "
                            size: TypeScale.note
                            color: Colours.inkSoft
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
