// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// The slot for social-security cards, as MachineDrawing has it: chip up, chip end first.
Item {
    id: root

    required property string text
    required property bool cardDown
    required property int labelWidth

    Rectangle {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: root.cardDown ? mouth.verticalCenter : mouth.bottom
        anchors.topMargin: root.cardDown ? 0 : 20
        anchors.bottom: label.top
        anchors.bottomMargin: root.cardDown ? 40 : 6
        width: 132
        radius: 12
        color: Colours.card
        border.width: 4
        border.color: Look.highContrast ? Colours.line : Colours.ink

        Rectangle {
            visible: !root.cardDown
            anchors.horizontalCenter: parent.horizontalCenter
            y: 14
            width: 52
            height: 40
            radius: 8
            color: Colours.glow
            border.width: 3
            border.color: Look.highContrast ? Colours.line : Colours.ink
        }
        Icon {
            visible: !root.cardDown && parent.height > 124
            anchors.horizontalCenter: parent.horizontalCenter
            y: 62
            width: 52
            height: 52
            name: "arrow-up"
            colour: Colours.jadeDeep
            strokeWidth: 7
        }
    }
    Rectangle {
        id: mouth

        anchors.horizontalCenter: parent.horizontalCenter
        y: 24
        width: 176
        height: 28
        radius: 14
        color: Colours.ink
        border.width: 4
        border.color: Colours.glow
    }
    Label {
        id: label

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        text: root.text
        size: TypeScale.body
        bold: true
        smallest: 26
        maximumLines: 1
        maximumWidth: root.labelWidth
    }
}
