// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// The number, large, while the paper comes out.
Page {
    id: root

    readonly property TicketViewModel ticket: viewModel.ticket
    readonly property bool printed: ticket.print === TicketViewModel.Printed
    readonly property int cardWidth: wide ? 936 : contentWidth
    readonly property int rightX: wide ? cardWidth + Space.wide : 0
    readonly property int rightWidth: contentWidth - rightX
    // English words, large, take two lines each: the number needs what room is left.
    readonly property bool tight: Look.largeText && viewModel.english
    readonly property int above: tight ? Space.large : Look.largeText ? 56 : 80
    readonly property int below: tight ? Space.medium : Look.largeText ? Space.wide : 72
    // Portrait: what the rest of the card and the printing leave for the number.
    readonly property real numberRoom: done.y - progress.height - 2 * Space.large - card.y
                                       - (head.y + head.height + above + below + perforation.height + Space.large
                                          + facts.height + Space.wide)

    Question {
        id: question

        width: root.cardWidth
        text: root.ticket.idCardToTake ? (root.ticket.socialCardToTake ? qsTr("请取走票、身份证和社保卡") : qsTr("请取走您的票和身份证"))
              : root.ticket.socialCardToTake ? qsTr("请取走票，拔出社保卡") : qsTr("请取走您的票")
        otherLanguage: root.tight ? "" : root.ticket.idCardToTake ? (root.ticket.socialCardToTake ? qsTr("Please take your ticket and both of your cards") : qsTr("Please take your ticket and your ID card"))
                       : root.ticket.socialCardToTake ? qsTr("Please take your ticket and pull out your card") : qsTr("Please take your ticket")
    }

    Panel {
        id: card

        y: question.height + Space.medium
        width: root.cardWidth
        height: root.wide ? root.contentHeight - y : perforation.y + perforation.height + Space.large + facts.height + Space.wide
        border.width: 3

        Flow {
            id: head

            anchors.horizontalCenter: parent.horizontalCenter
            y: Space.large
            width: Math.min(name.width + (mark.visible ? mark.width + spacing : 0), parent.width - 2 * Space.wide)
            spacing: Space.medium

            Label {
                id: name

                text: root.ticket.item
                size: TypeScale.body
                maximumWidth: card.width - 2 * Space.wide - (mark.visible ? mark.width + Space.medium : 0)
                horizontalAlignment: Text.AlignHCenter
            }
            PriorityMark {
                id: mark

                visible: root.ticket.mark.length > 0
                text: root.ticket.mark
            }
        }
        TicketNumber {
            id: number

            anchors.horizontalCenter: parent.horizontalCenter
            y: root.wide ? head.y + head.height + (perforation.y - head.y - head.height - height) / 2
                         : head.y + head.height + root.above
            number: root.ticket.number
            size: Math.min(TypeScale.number, TypeScale.number * (card.width - 2 * Space.wide) / Math.max(probe.implicitWidth, 1),
                           (root.wide ? perforation.y - head.y - head.height - Space.large : root.numberRoom) / 0.733)

            TicketNumber {
                id: probe

                visible: false
                number: root.ticket.number
            }
        }
        Item {
            id: perforation

            y: root.wide ? parent.height - facts.height - 2 * Space.large - Space.small : number.y + number.height + root.below
            width: parent.width
            height: 56
            clip: true

            Rectangle {
                x: -width / 2
                width: 56
                height: 56
                radius: 28
                color: Colours.paper
                border.width: 3
                border.color: Colours.line
            }
            Rectangle {
                x: parent.width - width / 2
                width: 56
                height: 56
                radius: 28
                color: Colours.paper
                border.width: 3
                border.color: Colours.line
            }
            Row {
                anchors.centerIn: parent
                spacing: 16

                Repeater {
                    model: Math.max(0, Math.floor((perforation.width - 128) / 20))

                    Rectangle {
                        width: 4
                        height: 4
                        radius: 2
                        color: Colours.lineStrong
                    }
                }
            }
        }
        // The border is cut out where the ticket is notched.
        Rectangle {
            x: 0
            y: perforation.y + 3
            width: 3
            height: 50
            color: Colours.paper
        }
        Rectangle {
            x: parent.width - 3
            y: perforation.y + 3
            width: 3
            height: 50
            color: Colours.paper
        }
        Grid {
            id: facts

            x: 56
            y: perforation.y + perforation.height + (root.wide ? 0 : Space.large)
            width: parent.width - 2 * x
            columns: root.wide ? 2 : 1
            columnSpacing: Space.medium
            rowSpacing: Space.large

            TicketFact {
                visible: root.ticket.zone.length > 0
                width: facts.columns > 1 ? Math.floor(facts.width * 0.6) : facts.width
                symbol: "armchair"
                label: qsTr("请坐在")
                value: root.ticket.zone
            }
            TicketFact {
                width: facts.columns > 1 ? Math.floor(facts.width * 0.4) - Space.medium : facts.width
                symbol: "users-round"
                // Upright there is room for both; lying, how long it takes says more than how many there are.
                label: brief ? qsTr("大约等") : qsTr("前面")
                value: brief ? qsTr("%1 分钟").arg(root.ticket.wait)
                       : (root.ticket.ahead > 0 ? qsTr("%n 人", "", root.ticket.ahead) : qsTr("没有人"))
                         + (known ? qsTr("，约 %1 分钟").arg(root.ticket.wait) : "")

                readonly property bool known: root.ticket.wait.length > 0 && root.ticket.ahead > 0
                readonly property bool brief: known && root.wide
            }
        }
    }

    Item {
        id: progress

        x: root.rightX
        y: root.wide ? card.y + Space.large : card.y + card.height + (done.y - card.y - card.height - height) / 2
        width: root.rightWidth
        height: words.height + Space.small + track.height

        Icon {
            id: printer

            anchors.verticalCenter: parent.verticalCenter
            name: root.printed ? "printer-check" : "printer"
            width: 64
            height: 64
            colour: Colours.ink
        }
        Item {
            id: words

            anchors.left: printer.right
            anchors.leftMargin: Space.large
            anchors.right: parent.right
            height: state.height + (where.y > 0 ? where.height : 0)

            Label {
                id: state

                text: root.printed ? qsTr("票打好了") : root.ticket.reprint ? qsTr("正在补打") : qsTr("正在打印")
                size: TypeScale.body
                bold: true
            }
            Label {
                id: where

                readonly property bool fits: state.width + implicitWidth + Space.medium < words.width

                anchors.right: fits ? parent.right : undefined
                y: fits ? 0 : state.height
                text: qsTr("票从左下方出来")
                size: TypeScale.body
                smallest: 28
                maximumLines: 1
                maximumWidth: words.width
            }
        }
        ProgressTrack {
            id: track

            anchors.left: words.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            // The printer does not say how far it is: the track comes near its end in the time a ticket takes.
            duration: root.printed ? Motion.slide : Motion.ticket
            value: root.printed ? 1 : begun ? 0.85 : 0

            property bool begun: false

            Component.onCompleted: begun = true
        }
    }

    TouchButton {
        id: done

        x: root.rightX
        y: (root.wide ? root.contentHeight : note.y - Space.medium) - height
        width: root.rightWidth
        kind: TouchButton.Primary
        symbol: "check"
        enabled: !root.ticket.leaving
        text: qsTr("拿好了")
        onClicked: root.ticket.done()
    }
    Label {
        id: note

        x: root.rightX + (root.rightWidth - width) / 2
        y: root.wide ? done.y - height - Space.medium : root.contentHeight - height
        text: root.ticket.leaving ? qsTr("票一出来就回到首页")
              : root.ticket.closesIn > 0 ? qsTr("没有人操作时，%n 秒后回到首页", "", root.ticket.closesIn)
                                         : qsTr("祝您办事顺利，请到座位等叫号")
        size: TypeScale.note
        color: Colours.inkSoft
        maximumWidth: root.rightWidth
        horizontalAlignment: Text.AlignHCenter
    }
}
