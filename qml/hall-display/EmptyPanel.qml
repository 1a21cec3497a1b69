// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// Before the first call of the day.
NightPanel {
    id: root

    Column {
        x: Space.huge
        anchors.verticalCenter: parent.verticalCenter
        spacing: Space.medium

        NightLabel {
            text: qsTr("请在门口取号")
            size: Math.min(128, root.width / 9)
            bold: true
            leading: 1.2
        }
        NightLabel {
            text: qsTr("刷身份证或点屏幕都可以")
            size: 60
            color: Colours.nightSoft
        }
        NightLabel {
            text: "Please take a number at the entrance"
            size: 44
            color: Colours.nightSoft
        }
    }
}
