// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// The neutral mark of a lane that is let forward, on a dark ground.
Rectangle {
    id: root

    required property string word
    property int size: 48
    property color colour: Colours.glow

    implicitWidth: label.implicitWidth + size * 0.84
    implicitHeight: Math.round(size * 1.5)
    radius: size / 4
    color: "transparent"
    border.width: size > 40 ? 3 : Metrics.border
    border.color: colour

    NightLabel {
        id: label

        anchors.centerIn: parent
        text: root.word
        size: root.size
        bold: true
        color: root.colour
    }
}
