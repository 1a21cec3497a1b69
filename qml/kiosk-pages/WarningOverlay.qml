// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// Before a visit is ended because nobody touches anything: a question, and one touch to stay. Touching anywhere stays.
FocusScope {
    id: root

    required property KioskViewModel viewModel

    readonly property bool asked: viewModel.warningSeconds > 0

    visible: opacity > 0
    opacity: asked ? 1 : 0
    onAskedChanged: if (asked)
        stay.forceActiveFocus()

    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text

    Behavior on opacity {
        NumberAnimation {
            duration: Motion.fade
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Colours.veil

        MouseArea {
            anchors.fill: parent
            onClicked: root.viewModel.stay()
        }
    }

    Panel {
        anchors.centerIn: parent
        width: 888
        height: words.height + 2 * Space.vast
        border.color: Colours.lineStrong

        Column {
            id: words

            anchors.centerIn: parent
            width: parent.width - 2 * Space.vast
            spacing: Space.large

            IconTile {
                anchors.horizontalCenter: parent.horizontalCenter
                symbol: "clock"
                size: 128
            }
            Label {
                id: question

                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("您还在吗？")
                size: TypeScale.headline
                bold: true
                leading: 1.2
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("<b>%n</b> 秒后回到首页，刚才选的会清掉", "", root.viewModel.warningSeconds)
                size: TypeScale.body
                color: Colours.inkSoft
                maximumWidth: words.width
                horizontalAlignment: Text.AlignHCenter
            }
            TouchButton {
                id: stay

                width: parent.width
                kind: TouchButton.Primary
                text: qsTr("我还在")
                symbol: "hand"
                focus: true
                onClicked: root.viewModel.stay()
            }
            TouchButton {
                width: parent.width
                kind: TouchButton.Quiet
                text: qsTr("不办了，回首页")
                symbol: "house"
                onClicked: root.viewModel.home()
            }
        }
    }
}
