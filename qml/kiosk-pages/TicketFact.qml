// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// One thing a ticket says: where to sit, how many are ahead.
Row {
    id: root

    required property string symbol
    required property string label
    required property string value

    spacing: Space.medium
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + Typesetter.plain(value)

    IconTile {
        id: tile

        symbol: root.symbol
        size: 104
        iconPart: 0.55
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter

        Label {
            text: root.label
            size: TypeScale.note
            color: Colours.inkSoft
            leading: 1.3
            Accessible.ignored: true
        }
        Label {
            text: root.value
            size: Look.largeText ? TypeScale.answer : 56
            smallest: 30
            maximumLines: 1
            bold: true
            leading: 1.25
            maximumWidth: root.width - tile.width - root.spacing
            Accessible.ignored: true
        }
    }
}
