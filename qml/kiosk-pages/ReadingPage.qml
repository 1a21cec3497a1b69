// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// A card lies on the reader: a second or so.
Page {
    id: root

    Question {
        id: question

        width: root.contentWidth
        size: TypeScale.headline
        text: qsTr("正在读身份证")
        below: qsTr("请先不要拿开，马上就好")
        otherLanguage: qsTr("Reading your card. Please keep it still.")
    }
    MachineDrawing {
        anchors.top: question.bottom
        anchors.topMargin: Space.wide
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(root.contentWidth, 984)
        height: Math.min(624, root.contentHeight - y)
        cardDown: true
        showTicket: false
    }
}
