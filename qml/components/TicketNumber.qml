// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// A ticket's number in the one shape it has everywhere: letter, small gap, three digits in tabular figures. The item is as
// high as the capitals, not as the line, so that it can be placed by eye.
Item {
    id: root

    required property string number
    property int size: TypeScale.number
    property color colour: Colours.jade

    readonly property string letter: number.replace(/[0-9].*$/, "")
    readonly property string digits: number.slice(letter.length)
    // Noto Sans CJK: capitals and figures are 0.733 em high.
    readonly property real capital: Math.round(size * 0.733)

    implicitWidth: row.width
    implicitHeight: capital
    Accessible.role: Accessible.StaticText
    Accessible.name: number.split("").join(" ")

    Row {
        id: row

        y: root.capital - (digitsText.visible ? digitsText.baselineOffset : letterText.baselineOffset)
        spacing: Math.round(root.size * TypeScale.numberGap)

        Text {
            id: letterText

            visible: text.length > 0
            text: root.letter
            color: root.colour
            font.family: TypeScale.family
            font.pixelSize: root.size
            font.weight: Font.Bold
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        Text {
            id: digitsText

            visible: text.length > 0
            text: root.digits
            color: root.colour
            font.family: TypeScale.family
            font.pixelSize: root.size
            font.weight: Font.Bold
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
