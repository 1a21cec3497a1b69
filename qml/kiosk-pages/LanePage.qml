// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// May you go first? Asked of everybody in the same words; the ordinary answer stands first.
Page {
    id: root

    readonly property bool large: Look.largeText
    readonly property int leftWidth: wide ? 616 : contentWidth
    readonly property int rightX: wide ? leftWidth + Space.wide : 0
    readonly property int rightWidth: contentWidth - rightX
    readonly property int columns: large ? 1 : 2
    readonly property int rows: Math.ceil((large ? 4 : 6) / columns)
    readonly property int listTop: wide ? 0 : ordinary.y + ordinary.height + Space.large
    readonly property int cardHeight: Math.min(large ? 208 : 224,
                                               Math.floor((more.y - listTop - gap * rows) / rows))

    Question {
        id: question

        width: root.leftWidth
        text: qsTr("您可以优先办理吗？")
        below: qsTr("符合其中一项就点一下，到窗口再核对")
        otherLanguage: root.large ? "" : qsTr("If one of these applies to you, touch it. The desk will check.")
    }
    TouchButton {
        id: ordinary

        y: question.height + Space.medium
        width: root.leftWidth
        height: 168
        kind: TouchButton.Primary
        symbol: "ticket"
        size: root.large ? TypeScale.answer : 52
        text: qsTr("都不是，直接取号")
        onClicked: root.viewModel.lane.ordinary()
    }
    Grid {
        x: root.rightX
        y: root.listTop
        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.viewModel.lane.choices

            ChoiceCard {
                required property string evidence

                width: Math.floor((root.rightWidth - (root.columns - 1) * root.gap) / root.columns)
                height: root.cardHeight
                nameLines: root.large ? 1 : 2
                note: evidence
                onClicked: root.viewModel.lane.choose(choice)
            }
        }
    }
    TouchButton {
        id: more

        visible: root.viewModel.lane.more
        x: root.rightX
        y: root.contentHeight - height
        width: root.rightWidth
        height: 136
        kind: TouchButton.Quiet
        symbol: root.viewModel.lane.lastPart ? "rotate-ccw" : "ellipsis"
        text: root.viewModel.lane.lastPart ? qsTr("回到前面") : qsTr("更多情况")
        onClicked: root.viewModel.lane.showMore()
    }
}
