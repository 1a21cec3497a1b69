// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// Before the kiosk has ever heard from its server.
Page {
    id: root

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Space.large

        SiteMark {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 224
            height: 224
            ground: Look.highContrast ? Colours.card : Colours.jade
            ring: Look.highContrast ? Colours.ink : Colours.jadeInk
            quarter: Colours.glow
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("正在准备，请稍等")
            size: TypeScale.headline
            bold: true
            leading: 1.25
            maximumWidth: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("着急的话，请找引导台的工作人员")
            size: TypeScale.answer
            color: Colours.inkSoft
            maximumWidth: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
