// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// The number counts without paper: remember it, have it printed again, or drop it.
Page {
    id: root

    readonly property TicketViewModel ticket: viewModel.ticket
    readonly property int cardWidth: wide ? 936 : contentWidth
    readonly property int rightX: wide ? cardWidth + Space.wide : 0
    readonly property int rightWidth: contentWidth - rightX

    Question {
        id: question

        width: root.cardWidth
        text: qsTr("请记住这个号码")
        below: {
            switch (root.ticket.print) {
            case TicketViewModel.PaperEnd:
                return qsTr("票纸用完了，号码照样有效。");
            case TicketViewModel.CoverOpen:
                return qsTr("打印机的盖子没关好，号码照样有效。");
            case TicketViewModel.PrinterGone:
                return qsTr("打印机暂时不能用，号码照样有效。");
            case TicketViewModel.MouthFull:
                return qsTr("出票口还有上一张票，取走它再打印。");
            default:
                return qsTr("票没有打出来，号码照样有效。");
            }
        }
    }
    Panel {
        id: card

        y: question.height + Space.medium
        width: root.cardWidth
        height: root.wide ? root.contentHeight - y : where.y + where.height + Space.wide

        Flow {
            id: head

            anchors.horizontalCenter: parent.horizontalCenter
            y: root.wide ? Space.wide : Space.large
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
            y: root.wide ? (head.y + head.height + where.y - height) / 2 : head.y + head.height + (Look.largeText ? Space.wide : 64)
            number: root.ticket.number
            size: Math.min(TypeScale.number, TypeScale.number * (card.width - 2 * Space.wide) / Math.max(probe.implicitWidth, 1),
                           root.wide ? (where.y - head.y - head.height - Space.large) / 0.733 : TypeScale.number)

            TicketNumber {
                id: probe

                visible: false
                number: root.ticket.number
            }
        }
        Label {
            id: where

            anchors.horizontalCenter: parent.horizontalCenter
            y: root.wide ? parent.height - height - Space.wide : number.y + number.height + (Look.largeText ? 40 : 56)
            text: {
                const ahead = root.ticket.ahead > 0 ? qsTr("前面 <b>%n</b> 人", "", root.ticket.ahead) : qsTr("前面没有人");
                return root.ticket.zone.length > 0 ? qsTr("坐<b>%1</b>，%2").arg(root.ticket.zone).arg(ahead) : ahead;
            }
            size: TypeScale.body
            maximumWidth: parent.width - 2 * Space.wide
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Column {
        x: root.rightX
        y: root.wide ? 0 : card.y + card.height + Space.large
        width: root.rightWidth
        spacing: root.gap

        TouchButton {
            width: parent.width
            kind: TouchButton.Primary
            symbol: "check"
            text: qsTr("我记住了")
            onClicked: root.ticket.done()
        }
        Grid {
            id: others

            readonly property bool beside: !root.wide

            width: parent.width
            columns: beside ? 2 : 1
            spacing: root.gap

            TouchButton {
                width: others.beside ? (others.width - root.gap) / 2 : others.width
                height: root.wide ? 128 : Metrics.secondary
                symbol: "printer"
                text: qsTr("再打印一次")
                onClicked: root.ticket.printAgain()
            }
            TouchButton {
                width: others.beside ? (others.width - root.gap) / 2 : others.width
                height: root.wide ? 128 : Metrics.secondary
                kind: TouchButton.Quiet
                symbol: "x"
                text: qsTr("不要了")
                onClicked: root.ticket.drop()
            }
        }
        Advice {
            width: parent.width
            symbol: "hand"
            compact: root.wide
            text: qsTr("要纸票，请点“求助”")
            below: Look.largeText ? "" : root.ticket.print === TicketViewModel.PaperEnd ? qsTr("工作人员换好纸，再点“再打印一次”")
                                                                  : qsTr("工作人员来看过，再点“再打印一次”")
        }
    }
    Label {
        x: root.rightX + (root.rightWidth - width) / 2
        y: root.contentHeight - height
        text: root.ticket.closesIn > 0
              ? qsTr("%n 秒没有选择，号码先替您留着，<br>到任何窗口都能接着办", "", root.ticket.closesIn)
              : qsTr("没有选择的话，号码先替您留着，<br>到任何窗口都能接着办")
        size: TypeScale.note
        color: Colours.inkSoft
        maximumWidth: root.rightWidth
        horizontalAlignment: Text.AlignHCenter
    }
}
