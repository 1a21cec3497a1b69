// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// Where one is, and what time it is: the same on every page.
Item {
    id: root

    required property string siteName
    required property string subtitle
    required property string time
    required property string date

    property int holdTime: 3000

    // The mark was held for `holdTime` ms: no button, and nothing a visitor does by chance.
    signal markHeld

    implicitHeight: Metrics.header

    SiteMark {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Metrics.margin
        anchors.verticalCenter: parent.verticalCenter
        width: 72
        height: 72
        ground: Look.highContrast ? Colours.card : Colours.jade
        ring: Look.highContrast ? Colours.ink : Colours.jadeInk
        quarter: Colours.glow

        MouseArea {
            anchors.fill: parent
            anchors.margins: -Space.medium
            pressAndHoldInterval: root.holdTime
            onPressAndHold: root.markHeld()
        }
    }
    Column {
        anchors.left: mark.right
        anchors.leftMargin: Space.medium
        anchors.right: clock.left
        anchors.rightMargin: Space.medium
        anchors.verticalCenter: parent.verticalCenter

        Label {
            text: root.siteName
            size: Look.largeText ? 44 : 36
            bold: true
            leading: 1.25
            smallest: 28
            maximumLines: 1
            maximumWidth: parent.width
        }
        Label {
            text: root.subtitle
            size: Look.largeText ? 34 : TypeScale.note
            color: Colours.inkSoft
            leading: 1.25
            smallest: 24
            maximumLines: 1
            maximumWidth: parent.width
        }
    }
    Column {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: Metrics.margin
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.right: parent.right
            text: root.time
            size: Look.largeText ? 54 : 48
            bold: true
            leading: 1.05
        }
        Label {
            anchors.right: parent.right
            text: root.date
            size: Look.largeText ? 32 : TypeScale.note
            color: Colours.inkSoft
            leading: 1.25
        }
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: Metrics.margin
        height: Metrics.border
        color: Colours.line
    }
}
