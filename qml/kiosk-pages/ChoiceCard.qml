// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// One answer among others: a name, a line under it, and an arrow.
TouchSurface {
    id: root

    required property string choice
    required property string name
    property string note
    property string noteLabel
    property int nameLines: 2

    text: name

    Item {
        anchors.fill: parent
        anchors.topMargin: root.topPadding
        anchors.bottomMargin: root.bottomPadding

        Column {
            id: words

            x: Space.large
            anchors.verticalCenter: parent.verticalCenter
            spacing: Space.tiny / 2

            Label {
                text: root.name
                size: TypeScale.answer
                smallest: Look.largeText ? 40 : 32
                maximumLines: root.nameLines
                bold: true
                leading: 1.25
                maximumWidth: arrow.x - words.x - Space.medium
                Accessible.ignored: true
            }
            Label {
                readonly property string line: root.noteLabel.length > 0 ? root.noteLabel.arg(root.note) : root.note

                visible: root.note.length > 0
                text: root.nameLines > 1 ? Typesetter.phrased(line, fontOf(size), maximumWidth) : line
                size: TypeScale.note
                smallest: 24
                maximumLines: root.nameLines
                color: Colours.inkSoft
                maximumWidth: arrow.x - words.x - Space.medium
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Space.large
            anchors.verticalCenter: parent.verticalCenter
            width: 56
            height: width
            radius: width / 2
            color: Colours.jadeMist

            Icon {
                anchors.centerIn: parent
                width: 36
                height: 36
                name: "chevron-right"
                colour: Colours.jadeDeep
                strokeWidth: 5
            }
        }
    }
}
