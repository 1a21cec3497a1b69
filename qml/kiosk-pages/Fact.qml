// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// One of an item's six fields: its name, and what it says.
Item {
    id: root

    required property string label
    required property string value
    property bool tight: false

    implicitHeight: words.height + (tight ? Space.medium : Space.large + Space.small)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Column {
        id: words

        x: Space.large
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
            size: TypeScale.body
            smallest: 28
            maximumLines: 2
            bold: true
            leading: 1.25
            maximumWidth: root.width - 2 * Space.large
            Accessible.ignored: true
        }
    }
}
