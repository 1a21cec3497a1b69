// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// What happens next when something is not as it should be: an icon, a sentence, and what one can do.
Rectangle {
    id: root

    required property string symbol
    required property string text
    property string below
    property bool compact: false

    implicitHeight: words.height + 2 * (compact ? Space.medium : Space.wide)
    radius: Metrics.radius
    color: Colours.amberMist
    border.width: Look.highContrast ? Metrics.border : 0
    border.color: Colours.line

    Icon {
        id: sign

        x: Space.large
        anchors.verticalCenter: parent.verticalCenter
        width: 72
        height: 72
        name: root.symbol
        colour: Colours.amber
        strokeWidth: 5
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Space.large
        anchors.verticalCenter: parent.verticalCenter

        Label {
            text: root.text
            size: root.compact ? TypeScale.body : TypeScale.answer
            bold: true
            color: Colours.amber
            leading: 1.3
            maximumWidth: root.width - words.x - Space.large
        }
        Label {
            visible: text.length > 0
            text: Typesetter.phrased(root.below, fontOf(size), maximumWidth)
            size: root.compact ? TypeScale.cardText : TypeScale.body
            maximumWidth: root.width - words.x - Space.large
        }
    }
}
