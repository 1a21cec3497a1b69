// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.Theme
import Fifteen.ViewModels

// What the voice says, for those who do not hear it; and the same in English.
NightPanel {
    id: root

    required property HallViewModel hall

    readonly property bool speaking: hall.captionNumber.length > 0
    // Under one another where there is no room side by side.
    readonly property bool stacked: width < 1200
    readonly property int textSize: TypeScale.hallCaption
    readonly property string englishNumber: hall.captionNumber.replace(/([A-Z])([0-9])/, "$1 $2")

    border.width: Metrics.border
    border.color: Colours.nightLineStrong

    Icon {
        id: speaker

        x: Space.large
        anchors.verticalCenter: parent.verticalCenter
        name: "volume-2"
        width: 64
        height: 64
        strokeWidth: 5
        colour: Colours.bone
    }
    Row {
        id: sentence

        visible: root.speaking
        anchors.left: speaker.right
        anchors.leftMargin: Space.large
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.stacked ? -28 : 0
        spacing: Math.round(root.textSize * 0.25)

        NightLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("请")
            size: root.textSize
            bold: true
        }
        TicketNumber {
            anchors.verticalCenter: parent.verticalCenter
            number: root.hall.captionNumber
            size: root.textSize
            colour: Colours.bone
        }
        NightLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("到 %1 号窗口").arg(root.hall.captionDesk)
            size: root.textSize
            bold: true
        }
    }
    NightLabel {
        visible: !root.speaking
        anchors.left: speaker.right
        anchors.leftMargin: Space.large
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.stacked ? -28 : 0
        text: qsTr("叫到号时，这里显示，也会读出来")
        size: 48
        bold: true
    }
    NightLabel {
        anchors.right: root.stacked ? undefined : parent.right
        anchors.rightMargin: Space.large
        anchors.left: root.stacked ? speaker.right : undefined
        anchors.leftMargin: Space.large
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.stacked ? 36 : 2
        text: root.speaking ? qsTr("Number %1, please go to desk %2").arg(root.englishNumber).arg(root.hall.captionDesk)
                            : qsTr("Calls are shown here and read out")
        size: 40
        color: Colours.nightSoft
    }
}
