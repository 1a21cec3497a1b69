// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// The one question of a page, in words at its top: who is asked, the question, what helps to answer it, and the same in
// the other language, small.
Column {
    id: root

    required property string text
    property string above
    property string mark
    property string below
    property string otherLanguage
    property int size: TypeScale.question

    spacing: Space.tiny / 2
    Accessible.role: Accessible.Heading
    Accessible.name: text

    Row {
        visible: root.above.length > 0 || root.mark.length > 0
        spacing: Space.small

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.above
            size: TypeScale.body
            bold: true
            maximumWidth: root.width - (mark.visible ? mark.width + Space.small : 0)
        }
        PriorityMark {
            id: mark

            visible: root.mark.length > 0
            anchors.verticalCenter: parent.verticalCenter
            text: root.mark
        }
    }
    Label {
        text: root.text
        size: root.size
        bold: true
        leading: 1.26
        maximumWidth: root.width
    }
    Label {
        visible: text.length > 0
        text: Typesetter.phrased(root.below, fontOf(size), maximumWidth)
        size: TypeScale.body
        maximumWidth: root.width
    }
    Label {
        visible: text.length > 0
        text: root.otherLanguage
        size: TypeScale.note
        color: Colours.inkSoft
        maximumWidth: root.width
    }
}
