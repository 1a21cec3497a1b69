// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// An icon on its ground, beside the word it belongs to.
Rectangle {
    id: root

    required property string symbol
    property int size: Metrics.iconHuge
    property color colour: Colours.jade
    property real iconPart: 0.6

    implicitWidth: size
    implicitHeight: size
    radius: size / 5
    color: Colours.jadeMist
    border.width: Look.highContrast ? Metrics.border : 0
    border.color: Colours.line

    Icon {
        anchors.centerIn: parent
        name: root.symbol
        width: Math.round(root.size * root.iconPart)
        height: width
        colour: root.colour
        strokeWidth: root.size > 96 ? 5 : 4
    }
}
