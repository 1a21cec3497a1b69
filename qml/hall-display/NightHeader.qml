// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.Theme
import Fifteen.ViewModels

// Whose hall it is, and what time it is.
Item {
    id: root

    required property HallViewModel hall
    required property WallClock clock

    readonly property bool narrow: width < 1400

    ClockWords {
        id: clockWords

        clock: root.clock
    }
    Row {
        id: place

        anchors.verticalCenter: parent.verticalCenter
        spacing: Space.medium

        SiteMark {
            anchors.verticalCenter: parent.verticalCenter
            width: 56
            height: 56
            ground: Colours.jade
            ring: Colours.jadeInk
            quarter: Colours.glow
        }
        NightLabel {
            id: name

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, 620)
            elide: Text.ElideRight
            text: root.hall.siteName
            size: 40
            bold: true
        }
        NightLabel {
            visible: !root.narrow
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, 460)
            elide: Text.ElideRight
            text: root.hall.siteSubtitle
            size: 32
            color: Colours.nightSoft
        }
    }
    Row {
        id: lost

        visible: root.hall.connectionLost
        anchors.right: today.visible ? today.left : time.left
        anchors.rightMargin: Space.wide
        anchors.verticalCenter: parent.verticalCenter
        spacing: Space.small
        Accessible.role: Accessible.StaticText
        Accessible.name: notice.text

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "wifi-off"
            width: 36
            height: 36
            colour: Colours.nightSoft
        }
        NightLabel {
            id: notice

            anchors.verticalCenter: parent.verticalCenter
            text: root.narrow ? qsTr("暂停更新") : qsTr("暂停更新，请听工作人员招呼")
            size: 30
            color: Colours.nightSoft
        }
    }
    NightLabel {
        id: today

        visible: !root.narrow
        anchors.right: time.left
        anchors.rightMargin: Space.large
        anchors.verticalCenter: parent.verticalCenter
        text: clockWords.date
        size: 34
        color: Colours.nightSoft
    }
    NightLabel {
        id: time

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.clock.time
        size: 60
        bold: true
    }
}
