// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// What a panel lists: Chinese, and English small behind it.
Row {
    id: root

    required property string text
    property string english
    property string symbol

    spacing: Space.small

    Icon {
        visible: root.symbol.length > 0
        anchors.verticalCenter: parent.verticalCenter
        name: root.symbol
        width: Metrics.iconSmall
        height: width
        colour: Colours.nightSoft
    }
    NightLabel {
        id: chinese

        text: root.text
        size: 36
        color: Colours.nightSoft
    }
    NightLabel {
        anchors.baseline: chinese.baseline
        text: root.english
        size: 26
        color: Colours.nightSoft
    }
}
