// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// Where on this machine the cards go and where the ticket comes out: the lower edge of the screen, and the shelf under it.
// The slot for social cards is between the ticket's and the reader, or in the reader's place.
Rectangle {
    id: root

    property bool showReader: true
    property bool showCardSlot: false
    property bool showTicket: true
    // The card lies on the reader, or is in its slot, instead of on its way there.
    property bool cardDown: false

    // Three things side by side: each has less room, and fewer words.
    readonly property bool crowded: showReader && showCardSlot && showTicket

    readonly property int shelfHeight: Math.max(Math.min(420, body.height * 0.6), 260)

    radius: Metrics.radius
    clip: true
    border.width: Look.highContrast ? Metrics.border : 0
    border.color: Colours.line
    gradient: Gradient {
        GradientStop {
            position: 0
            color: Colours.stageLight
        }
        GradientStop {
            position: 1
            color: Colours.stage
        }
    }
    Accessible.role: Accessible.Graphic
    Accessible.name: showReader ? (showCardSlot ? qsTr("读卡区在屏幕下方右边，插卡口在中间，出票口在左边") : qsTr("读卡区在屏幕下方右边，出票口在左边"))
                                : showCardSlot ? qsTr("插卡口在屏幕下方，出票口在它左边") : qsTr("出票口在屏幕下方左边")

    Rectangle {
        id: body

        readonly property int overhang: 40

        // Drawn at one size, and made smaller where there is less room.
        width: 880
        height: Math.round((parent.height + overhang - Space.large) / scale)
        scale: Math.min(1, (parent.width - 2 * Space.wide) / width)
        transformOrigin: Item.Bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Space.large
        radius: 40
        color: Colours.card
        border.width: 3
        border.color: Colours.lineStrong

        // The screen's lower part: a page with its bar, as the visitor sees it now.
        Rectangle {
            id: bezel

            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 160
            anchors.top: parent.top
            anchors.bottom: shelf.top
            anchors.bottomMargin: Space.medium
            radius: 20
            color: Colours.ink

            Rectangle {
                anchors.fill: parent
                anchors.margins: 16
                radius: 8
                color: Colours.paper

                Rectangle {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: 32
                    anchors.top: parent.top
                    anchors.topMargin: -20
                    anchors.bottom: strip.top
                    anchors.bottomMargin: 24
                    radius: 14
                    color: Colours.jade
                    visible: height > 60
                }
                Rectangle {
                    id: strip

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    height: 84
                    radius: 8
                    color: Colours.card

                    Row {
                        anchors.centerIn: parent
                        spacing: 18

                        Repeater {
                            model: 6

                            Rectangle {
                                required property int index

                                width: 84
                                height: 54
                                radius: 12
                                color: index === 2 ? Colours.jadeMist : Colours.paper
                                border.width: Metrics.border
                                border.color: index === 2 ? Colours.jade : Colours.lineStrong

                                Rectangle {
                                    anchors.centerIn: parent
                                    width: 44
                                    height: 6
                                    radius: 3
                                    color: parent.index === 2 ? Colours.jade : Colours.lineStrong
                                }
                            }
                        }
                    }
                }
            }
        }

        Rectangle {
            id: shelf

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: 40
            height: root.shelfHeight - 40
            radius: Metrics.radius
            color: Colours.shelf
            border.width: Look.highContrast ? Metrics.border : 0
            border.color: Colours.line

            // The slot, and a ticket half out of it.
            Item {
                id: slot

                visible: root.showTicket
                anchors.left: parent.left
                anchors.leftMargin: root.crowded ? 32 : root.showReader || root.showCardSlot ? 64 : (parent.width - width) / 2
                anchors.top: parent.top
                anchors.bottom: slotLabel.top
                width: 224

                Rectangle {
                    id: mouth

                    anchors.top: parent.top
                    anchors.topMargin: Math.max(24, parent.height * 0.28)
                    width: parent.width
                    height: 28
                    radius: 14
                    color: Colours.ink
                }
                Rectangle {
                    anchors.top: mouth.verticalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 4
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 160
                    color: Colours.card
                    border.width: Metrics.border
                    border.color: Colours.lineStrong

                    Column {
                        anchors.centerIn: parent
                        spacing: 18

                        Repeater {
                            model: [104, 76, 92]

                            Rectangle {
                                required property int modelData

                                width: modelData
                                height: 7
                                radius: 3
                                color: Colours.lineStrong
                            }
                        }
                    }
                }
            }
            Label {
                id: slotLabel

                visible: root.showTicket
                anchors.horizontalCenter: slot.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Space.small
                text: root.crowded ? qsTr("出票口") : qsTr("票从这里出")
                size: TypeScale.body
                smallest: 26
                maximumLines: 1
                maximumWidth: root.crowded ? 240 : 330
            }

            DrawnCardSlot {
                visible: root.showCardSlot
                x: root.crowded ? 296 : root.showTicket ? parent.width - width - 64 : (parent.width - width) / 2
                width: root.crowded ? 176 : 260
                labelWidth: root.crowded ? 216 : 380
                anchors.top: parent.top
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Space.small
                cardDown: root.cardDown
                text: root.cardDown ? qsTr("社保卡先别拔") : root.crowded ? qsTr("插社保卡") : qsTr("社保卡插在这里")
            }

            // The reader, its waves, and the card on its way down.
            Rectangle {
                id: reader

                visible: root.showReader
                anchors.right: parent.right
                anchors.rightMargin: root.crowded ? 16 : root.showTicket ? 40 : (parent.width - width) / 2
                anchors.bottom: readerLabel.top
                anchors.bottomMargin: 6
                width: root.crowded ? 296 : 368
                height: Math.min(152, parent.height - 140)
                radius: 20
                color: Colours.jadeDeep

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 10
                    radius: 14
                    color: "transparent"
                    border.width: 4
                    border.color: Colours.glow
                }
                Icon {
                    visible: !root.cardDown
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 16
                    width: 60
                    height: 60
                    name: "arrow-down"
                    colour: Colours.glow
                    strokeWidth: 7
                }
            }
            Rectangle {
                visible: root.showReader
                anchors.horizontalCenter: reader.horizontalCenter
                anchors.bottom: reader.bottom
                anchors.bottomMargin: root.cardDown ? 4 : 88
                width: 236
                height: 148
                radius: 14
                color: Colours.card
                border.width: 4
                border.color: Look.highContrast ? Colours.line : Colours.ink

                Column {
                    x: 24
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 20

                    Repeater {
                        model: [84, 108, 72, 156]

                        Rectangle {
                            required property int modelData

                            width: modelData
                            height: 7
                            radius: 3
                            color: Colours.inkSoft
                        }
                    }
                }
                Rectangle {
                    anchors.right: parent.right
                    anchors.rightMargin: 22
                    y: 26
                    width: 54
                    height: 68
                    radius: 6
                    color: Colours.jadeMist
                    clip: true

                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        y: 12
                        width: 24
                        height: 24
                        radius: 12
                        color: Colours.jadeDeep
                    }
                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        y: 42
                        width: 42
                        height: 42
                        radius: 20
                        color: Colours.jadeDeep
                    }
                }
            }
            Label {
                id: readerLabel

                visible: root.showReader
                anchors.horizontalCenter: reader.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Space.small
                text: root.cardDown ? qsTr("身份证先别拿开") : root.crowded ? qsTr("放身份证") : qsTr("身份证平放在这里")
                size: TypeScale.body
                bold: true
                smallest: 26
                maximumLines: 1
                maximumWidth: root.crowded ? 300 : 400
            }
        }
    }
}
