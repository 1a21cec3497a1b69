// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// One of the buttons that stand in the same place on every page: icon above word.
TouchSurface {
    id: root

    required property string symbol
    property bool highlighted: false
    property bool chosen: false

    readonly property color inkColour: !enabled ? Colours.inkSoft
                                                : chosen ? Colours.jadeInk : highlighted ? Colours.jadeDeep : Colours.ink

    implicitWidth: 176
    implicitHeight: 128
    ground: chosen ? Colours.jade : highlighted ? Colours.jadeMist : Colours.paper
    edgeColour: chosen ? Colours.jadeEdge : highlighted ? Colours.jade : Colours.lineStrong

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            spacing: 2

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: root.symbol
                width: Metrics.icon
                height: width
                colour: root.inkColour
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: root.text
                size: Look.largeText ? 34 : TypeScale.note
                // Six of them stand side by side: a word may be wider than its button.
                smallest: 24
                maximumLines: 1
                maximumWidth: root.width - 2 * Space.tiny
                bold: root.enabled
                color: root.inkColour
                leading: 1.3
                Accessible.ignored: true
            }
        }
    }
}
