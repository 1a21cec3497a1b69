// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// The server is asked for a number: mostly too short to be seen.
Page {
    id: root

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Space.large

        IconTile {
            anchors.horizontalCenter: parent.horizontalCenter
            symbol: "ticket"
            size: 224
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("正在取号")
            size: TypeScale.headline
            bold: true
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("请稍等一下")
            size: TypeScale.answer
            color: Colours.inkSoft
        }
    }
}
