// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.HallDisplay
import Fifteen.Theme

// One call, as large as it goes: the number, and an arrow to the desk.
NightPanel {
    id: root

    required property string number
    required property int desk
    required property string group
    required property bool marked
    required property bool again
    required property bool highlighted
    required property string markWord
    property int numberSize: TypeScale.hallNumber
    property int deskSize: TypeScale.hallDesk
    property int deskWidth: 400
    // Room for the group's name beneath the number.
    property bool showGroup: true
    property bool animated: true

    readonly property int padding: 48
    // A prefix of two letters or a fourth digit must not run into the desk.
    readonly property int fittingSize: Math.round(numberSize * Math.min(1, 4 / number.length))
    readonly property int fittingDesk: Math.round(deskSize * (desk > 99 ? 0.58 : desk > 9 ? 0.85 : 1))

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("请 %1 到 %2 号窗口").arg(number).arg(desk)

    Pennant {
        anchors.right: parent.right
        width: root.deskWidth
        height: parent.height
        upper: Colours.jade
        lower: Colours.jadeDeep
        depth: 68
        radius: root.radius

        Column {
            anchors.centerIn: parent
            anchors.horizontalCenterOffset: 24
            spacing: Math.round(root.deskSize * 0.13)

            TicketNumber {
                anchors.horizontalCenter: parent.horizontalCenter
                number: root.desk
                size: root.fittingDesk
                colour: Colours.jadeInk
            }
            NightLabel {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("号窗口")
                size: Math.round(root.deskSize * 0.25)
                bold: true
                leading: 1.15
                color: Colours.jadeInk
            }
            NightLabel {
                visible: root.showGroup
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Desk %1").arg(root.desk)
                size: 32
                leading: 0.9
                color: Colours.jadeInk
            }
        }
    }
    Row {
        id: heading

        x: root.padding
        y: root.showGroup ? 40 : 24
        spacing: Space.medium

        NightLabel {
            id: now

            anchors.verticalCenter: parent.verticalCenter
            text: root.again ? qsTr("再请") : qsTr("现在请")
            size: root.showGroup ? 56 : 44
            bold: true
        }
        NightLabel {
            anchors.baseline: now.baseline
            text: root.again ? qsTr("Calling again") : qsTr("Now calling")
            size: 32
            color: Colours.nightSoft
        }
        NightMark {
            visible: root.marked && root.markWord.length > 0
            anchors.verticalCenter: parent.verticalCenter
            word: root.markWord
            size: root.showGroup ? 44 : 36
        }
    }
    TicketNumber {
        id: hero

        x: root.padding
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.showGroup ? 14 : 30
        number: root.number
        size: root.fittingSize
        colour: root.highlighted ? Colours.glow : Colours.bone
    }
    NightLabel {
        visible: root.showGroup
        x: root.padding
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 28
        width: root.width - root.deskWidth - root.padding
        elide: Text.ElideRight
        text: root.group
        size: 44
        color: Colours.nightSoft
    }
    // The one thing on this screen that may draw the eye: three pulses when a call begins to be announced.
    // Four strips and not a frame: each step of it would have the whole panel drawn anew, number and all.
    Item {
        id: pulse

        readonly property int strip: 8

        anchors.fill: parent
        visible: opacity > 0
        opacity: 0

        Rectangle {
            x: root.radius
            width: parent.width - 2 * root.radius
            height: pulse.strip
            color: Colours.glow
        }
        Rectangle {
            x: root.radius
            y: parent.height - height
            width: parent.width - 2 * root.radius
            height: pulse.strip
            color: Colours.glow
        }
        Rectangle {
            y: root.radius
            width: pulse.strip
            height: parent.height - 2 * root.radius
            color: Colours.glow
        }
        Rectangle {
            x: parent.width - width
            y: root.radius
            width: pulse.strip
            height: parent.height - 2 * root.radius
            color: Colours.glow
        }
    }
    SequentialAnimation {
        id: pulses

        loops: 3

        NumberAnimation {
            target: pulse
            property: "opacity"
            to: 1
            duration: 2 * Motion.fade
        }
        NumberAnimation {
            target: pulse
            property: "opacity"
            to: 0
            duration: 4 * Motion.fade
        }
    }
    onHighlightedChanged: root.startPulses()
    onNumberChanged: root.startPulses()
    onAgainChanged: root.startPulses()
    Component.onCompleted: root.startPulses()

    function startPulses() {
        if (animated && highlighted)
            pulses.restart();
    }
}
