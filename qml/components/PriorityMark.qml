// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// The neutral mark of a lane that is let forward: the word alone, never a reason.
Rectangle {
    id: root

    property string text: qsTr("优先")
    property int size: TypeScale.note
    property color colour: Colours.amber

    implicitWidth: label.implicitWidth + size * 1.25
    implicitHeight: Math.round(size * 1.64)
    radius: Metrics.radiusSmall
    color: Colours.amberMist
    border.width: Metrics.border
    border.color: colour

    Label {
        id: label

        anchors.centerIn: parent
        text: root.text
        size: root.size
        bold: true
        color: root.colour
        leading: 1.3
    }
}
