// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// How far something has come, 0 to 1. The filling moves by a transform: nothing is laid out again.
Item {
    id: root

    property real value: 0
    // How long the way to a new value takes, in milliseconds.
    property int duration: Motion.slide

    implicitHeight: Space.medium
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("进度")

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Colours.card
        border.width: Metrics.border
        border.color: Colours.lineStrong
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Metrics.border
        radius: height / 2
        color: Colours.jade
        visible: filling.xScale > 0

        transform: Scale {
            id: filling

            xScale: root.value

            Behavior on xScale {
                NumberAnimation {
                    duration: root.duration
                    easing.type: Easing.OutCubic
                }
            }
        }
    }
}
