// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// Digits typed so far, each in its place; the next place is marked.
Row {
    id: root

    required property string typed
    required property int length
    property bool wrong: false

    spacing: Space.small
    Accessible.role: Accessible.StaticText
    //: Spoken: the digits typed so far
    Accessible.name: typed.length > 0 ? typed.split("").join(" ") : qsTr("还没有输入")

    Repeater {
        model: root.length

        Rectangle {
            id: place

            required property int index

            width: Math.floor((root.width - (root.length - 1) * root.spacing) / root.length)
            height: 168
            radius: Metrics.radiusSmall
            color: Colours.card
            border.width: index === root.typed.length ? Metrics.borderStrong : Metrics.border
            border.color: root.wrong ? Colours.amber : index === root.typed.length ? Colours.jade : Colours.lineStrong

            Label {
                anchors.centerIn: parent
                text: root.typed.charAt(place.index)
                size: 104
                bold: true
                leading: 1
                Accessible.ignored: true
            }
        }
    }
}
