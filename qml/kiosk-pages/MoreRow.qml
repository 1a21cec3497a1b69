// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// The last row of a page with choices: the others, and a person for whoever does not know.
Row {
    id: root

    required property bool more
    required property bool lastPart
    property string moreHint
    property string helpNote: qsTr("请工作人员过来")

    signal moreClicked
    signal helpClicked

    readonly property bool large: Look.largeText

    height: large ? Metrics.secondary : 176
    spacing: Metrics.touchGap

    TouchButton {
        visible: root.more
        width: (root.width - root.spacing) / 2
        height: root.height
        kind: TouchButton.Quiet
        leading: !root.large
        symbol: root.lastPart ? "rotate-ccw" : "ellipsis"
        text: root.lastPart ? qsTr("回到前面") : qsTr("更多")
        note: root.large || root.lastPart ? "" : root.moreHint
        onClicked: root.moreClicked()
    }
    TouchButton {
        width: root.more ? (root.width - root.spacing) / 2 : root.width
        height: root.height
        kind: TouchButton.Mist
        leading: !root.large && root.more
        symbol: "hand"
        text: root.large ? qsTr("请人帮忙") : qsTr("不知道选哪个")
        note: root.large ? "" : root.helpNote
        onClicked: root.helpClicked()
    }
}
