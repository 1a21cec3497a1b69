// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Fifteen.Theme

// Everything that can be touched: a surface with a lower edge that goes down under the finger. `text` is what a screen
// reader says; what is seen is the content item.
T.AbstractButton {
    id: root

    // What is said of it to who moves there with a keypad, phrase by phrase.
    property list<string> spoken: [text]

    property color ground: Colours.card
    property color edgeColour: Colours.lineStrong
    property int edge: Metrics.edge
    property int radius: Metrics.radius
    // A surface that cannot be used now lies flat: no border, no edge.
    readonly property bool flat: !enabled
    readonly property int sunk: down && !flat ? edge - Metrics.border : 0

    implicitHeight: Metrics.touch
    topPadding: sunk + Metrics.border
    bottomPadding: Math.max(edge - sunk, Metrics.border)
    leftPadding: Metrics.border
    rightPadding: Metrics.border
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: enabled
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Item {
        FocusRing {
            visible: root.visualFocus
            anchors.fill: parent
            anchors.margins: -Metrics.tinyGap
            radius: root.radius + Metrics.tinyGap
        }
        Rectangle {
            visible: !root.flat
            anchors.fill: parent
            anchors.topMargin: root.sunk
            radius: root.radius
            color: root.edgeColour
        }
        Rectangle {
            visible: !root.flat
            anchors.fill: parent
            anchors.margins: Metrics.border
            anchors.topMargin: root.sunk + Metrics.border
            anchors.bottomMargin: Math.max(root.edge - root.sunk, Metrics.border)
            radius: root.radius - Metrics.border
            color: root.ground
        }
    }
}
