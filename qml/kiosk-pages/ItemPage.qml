// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// One item with its six fields, and the number.
Page {
    id: root

    readonly property ItemViewModel item: viewModel.item
    readonly property bool large: Look.largeText
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth
    // On a later part the place belongs to the papers alone.
    readonly property bool compact: papers.count > (wide ? 7 : 6)
    readonly property int paperColumns: compact ? 2 : 1
    readonly property int paperRows: Math.ceil(papers.count / paperColumns)
    readonly property int paperHeight: {
        const room = paperSpace.height - heading.height - Space.tiny;
        return Math.min(large ? 172 : 144, Math.floor(room / Math.max(paperRows, 1)));
    }

    Column {
        id: about

        width: root.columnWidth
        spacing: root.large || root.wide ? Space.small : Space.medium

        Column {
            width: parent.width

            Label {
                text: qsTr("服务名称")
                size: TypeScale.note
                color: Colours.inkSoft
                leading: 1.3
            }
            Label {
                text: root.item.name
                size: TypeScale.question
                smallest: root.large ? 52 : 44
                maximumLines: 2
                bold: true
                leading: 1.22
                maximumWidth: parent.width
                Accessible.role: Accessible.Heading
            }
            Label {
                visible: root.item.before.length > 0
                text: qsTr("同一个号还办：%1").arg(root.item.before)
                size: TypeScale.note
                smallest: 24
                maximumLines: 2
                color: Colours.jadeDeep
                leading: 1.3
                maximumWidth: parent.width
            }
        }
        Panel {
            width: parent.width
            height: facts.height

            Rectangle {
                x: parent.width / 2
                width: Metrics.border
                height: parent.height
                color: Colours.line
            }
            Rectangle {
                y: Math.max(limit.implicitHeight, steps.implicitHeight)
                width: parent.width
                height: Metrics.border
                color: Colours.line
            }
            Grid {
                id: facts

                readonly property int upper: Math.max(limit.implicitHeight, steps.implicitHeight)
                readonly property int lower: Math.max(standard.implicitHeight, code.implicitHeight)

                width: parent.width
                columns: 2

                Fact {
                    id: limit

                    width: parent.width / 2
                    height: facts.upper
                    tight: root.large || root.wide
                    label: qsTr("办理时限")
                    value: root.item.timeLimit
                }
                Fact {
                    id: steps

                    width: parent.width / 2
                    height: facts.upper
                    tight: root.large || root.wide
                    label: qsTr("办理环节")
                    value: root.item.steps
                }
                Fact {
                    id: standard

                    width: parent.width / 2
                    height: facts.lower
                    tight: root.large || root.wide
                    label: qsTr("服务标准")
                    value: root.item.standard
                }
                Fact {
                    id: code

                    width: parent.width / 2
                    height: facts.lower
                    tight: root.large || root.wide
                    label: qsTr("事项编码")
                    value: root.item.code.length > 0 ? root.item.code : qsTr("待公布")
                }
            }
        }
    }

    Item {
        id: paperSpace

        x: root.wide ? root.columnWidth + Space.wide : 0
        y: root.wide ? 0 : about.height + Space.medium
        width: root.columnWidth
        height: (root.wide ? root.contentHeight : band.visible ? band.y - root.gap : actions.y - root.gap) - y

        Item {
            id: heading

            width: parent.width
            height: Math.max(title.height, root.item.more ? Metrics.touch : 0)

            Label {
                id: title

                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("办理材料")
                size: TypeScale.answer
                bold: true
                leading: 1.3
            }
            Label {
                smallest: 28
                maximumLines: 1
                maximumWidth: parent.width - title.width - Space.medium
                              - (root.item.more ? moreButton.width + Space.medium : 0)
                anchors.right: root.item.more ? moreButton.left : parent.right
                anchors.rightMargin: root.item.more ? Space.medium : 0
                anchors.baseline: title.baseline
                text: root.item.paperCount === 0 ? qsTr("不用带材料")
                      : root.item.readyCount > 0 ? qsTr("%1 样，已齐 %2 样").arg(root.item.paperCount).arg(root.item.readyCount)
                                                 : qsTr("%n 样", "", root.item.paperCount)
                size: TypeScale.body
                color: Colours.inkSoft
            }
            TouchButton {
                id: moreButton

                visible: root.item.more
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                height: Metrics.touch
                width: 208
                kind: TouchButton.Quiet
                text: root.item.lastPart ? qsTr("前面") : qsTr("更多")
                size: TypeScale.body
                onClicked: root.item.showMore()
            }
        }
        Panel {
            visible: papers.count > 0
            y: heading.height + Space.tiny
            width: parent.width
            height: root.paperRows * root.paperHeight

            Grid {
                anchors.fill: parent
                columns: root.paperColumns
                flow: Grid.LeftToRight

                Repeater {
                    id: papers

                    model: root.item.papers

                    PaperRow {
                        id: paper

                        width: root.columnWidth / root.paperColumns
                        height: root.paperHeight
                        compact: root.compact

                        Rectangle {
                            visible: paper.index >= root.paperColumns && paper.index % root.paperColumns === 0
                            width: root.columnWidth
                            height: Metrics.border
                            color: Colours.line
                        }
                    }
                }
            }
        }
    }

    Rectangle {
        id: band

        // The papers go first where there is no room for both.
        visible: root.item.waitingKnown
                 && (root.wide ? about.height + root.gap <= y : (y - root.gap - paperSpace.y - heading.height - Space.tiny) / Math.max(root.paperRows, 1)
                                  >= (root.large ? 132 : 120))
        y: actions.y - height - root.gap
        width: root.columnWidth
        height: Math.max(112, queue.height + Space.large)
        radius: Metrics.radius
        color: Colours.jadeMist
        border.width: Look.highContrast ? Metrics.border : 0
        border.color: Colours.line

        Icon {
            id: people

            x: Space.large
            anchors.verticalCenter: parent.verticalCenter
            name: "users-round"
            colour: Colours.jadeDeep
        }
        Label {
            id: queue

            anchors.left: people.right
            anchors.leftMargin: Space.small
            anchors.verticalCenter: parent.verticalCenter
            text: root.item.waiting > 0 ? qsTr("这类业务现在等 <b>%n</b> 人", "", root.item.waiting) : qsTr("现在<b>不用等</b>")
            size: TypeScale.body
            color: Colours.jadeDeep
            maximumWidth: (root.viewModel.mark.length > 0 ? mark.x : band.width) - x - Space.large
        }
        PriorityMark {
            id: mark

            visible: root.viewModel.mark.length > 0
            anchors.right: parent.right
            anchors.rightMargin: Space.large
            anchors.verticalCenter: parent.verticalCenter
            text: root.viewModel.mark
        }
    }

    Row {
        id: actions

        y: root.contentHeight - height
        width: root.columnWidth
        height: root.large ? 184 : root.wide ? 176 : 208
        spacing: root.gap

        TouchButton {
            id: another

            visible: root.item.canAdd
            width: root.large ? Math.floor(parent.width * 0.25) : 216
            height: parent.height
            kind: TouchButton.Quiet
            stacked: true
            symbol: "plus"
            size: root.large ? 48 : 40
            text: qsTr("再加一项")
            onClicked: root.item.addItem()
        }
        TouchButton {
            id: list

            width: root.large ? Math.floor(parent.width * (another.visible ? 0.25 : 0.42)) : another.visible ? 216 : 312
            height: parent.height
            stacked: true
            symbol: root.item.list === ItemViewModel.Printed ? "circle-check" : "printer"
            enabled: root.item.list !== ItemViewModel.Printing
            size: root.large ? 48 : 40
            text: {
                switch (root.item.list) {
                case ItemViewModel.Printing:
                    return qsTr("正在打印");
                case ItemViewModel.Printed:
                    return qsTr("清单打好了");
                case ItemViewModel.Failed:
                    return qsTr("没打出来");
                default:
                    return qsTr("打印清单");
                }
            }
            onClicked: root.item.printList()
        }
        TouchButton {
            width: parent.width - list.width - root.gap - (another.visible ? another.width + root.gap : 0)
            height: parent.height
            kind: TouchButton.Primary
            symbol: "ticket"
            size: root.large ? 76 : 72
            text: qsTr("取号")
            onClicked: root.item.takeNumber()
        }
    }
}
