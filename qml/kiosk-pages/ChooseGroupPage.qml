// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// What is it about?
Page {
    id: root

    readonly property bool large: Look.largeText
    readonly property int columns: large ? (wide ? 2 : 1) : (wide ? 3 : 2)
    readonly property int rows: Math.ceil((large ? 4 : 6) / columns)
    readonly property int cardHeight: Math.min(large ? 260 : 372,
                                               Math.floor((more.y - question.height - Space.medium - gap * rows) / rows))

    Question {
        id: question

        width: root.contentWidth
        above: root.viewModel.visitorName.length > 0 ? qsTr("%1，您好").arg(root.viewModel.visitorName) : ""
        mark: root.viewModel.mark
        text: qsTr("您今天办什么事？")
        below: root.viewModel.idCardExpired ? qsTr("身份证过了有效期，今天照样办，请记得换新证")
               : root.viewModel.socialCardExpired ? qsTr("社保卡过了有效期，今天照样办，请记得换新卡") : ""
    }
    Grid {
        anchors.top: question.bottom
        anchors.topMargin: Space.medium
        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.viewModel.chooseGroup.choices

            GroupCard {
                width: Math.floor((root.contentWidth - (root.columns - 1) * root.gap) / root.columns)
                height: root.cardHeight
                row: root.large
                tight: root.wide
                onClicked: root.viewModel.chooseGroup.choose(choice)
            }
        }
    }
    MoreRow {
        id: more

        width: root.contentWidth
        height: root.wide ? 128 : root.large ? 176 : 184
        y: root.contentHeight - height
        more: root.viewModel.chooseGroup.more
        lastPart: root.viewModel.chooseGroup.lastPart
        moreHint: root.viewModel.chooseGroup.moreHint
        onMoreClicked: root.viewModel.chooseGroup.showMore()
        onHelpClicked: root.viewModel.chooseGroup.doNotKnow()
    }
}
