// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// Which item of the group?
Page {
    id: root

    readonly property bool large: Look.largeText
    readonly property int columns: wide ? 2 : 1
    readonly property int rows: Math.ceil((large ? 4 : 6) / columns)
    readonly property int cardHeight: Math.min(large ? 248 : 192,
                                               Math.floor((more.y - question.height - Space.large - gap * rows) / rows))

    Question {
        id: question

        width: root.contentWidth
        above: root.viewModel.chooseItem.group
        mark: root.viewModel.mark
        text: root.viewModel.chooseItem.before.length > 0 ? qsTr("再加哪一项？") : qsTr("您要办哪一项？")
        below: root.viewModel.chooseItem.before.length > 0 ? qsTr("已选：%1").arg(root.viewModel.chooseItem.before) : ""
    }
    Grid {
        anchors.top: question.bottom
        anchors.topMargin: Space.large
        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.viewModel.chooseItem.choices

            ChoiceCard {
                width: Math.floor((root.contentWidth - (root.columns - 1) * root.gap) / root.columns)
                height: root.cardHeight
                noteLabel: qsTr("办理时限：%1")
                onClicked: root.viewModel.chooseItem.choose(choice)
            }
        }
    }
    MoreRow {
        id: more

        width: root.contentWidth
        height: root.wide ? 128 : 176
        y: root.contentHeight - height
        more: root.viewModel.chooseItem.more
        lastPart: root.viewModel.chooseItem.lastPart
        onMoreClicked: root.viewModel.chooseItem.showMore()
        onHelpClicked: root.viewModel.chooseItem.doNotKnow()
    }
}
