// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// Somebody is coming; and what they might bring.
Page {
    id: root

    readonly property HelpViewModel help: viewModel.help
    readonly property bool failed: help.progress === HelpViewModel.Failed
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    Column {
        id: state

        width: root.columnWidth
        y: root.wide ? Math.max(0, (root.contentHeight - height) / 2 - Space.wide) : Space.huge
        spacing: Space.large

        IconTile {
            anchors.horizontalCenter: parent.horizontalCenter
            symbol: root.failed ? "user-round" : "hand"
            size: 240
            iconPart: 0.5
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: {
                switch (root.help.progress) {
                case HelpViewModel.Asked:
                    return qsTr("工作人员马上过来");
                case HelpViewModel.Failed:
                    return qsTr("请到引导台找工作人员");
                default:
                    return qsTr("正在请工作人员过来");
                }
            }
            size: TypeScale.headline
            smallest: TypeScale.question
            maximumLines: 2
            bold: true
            leading: 1.25
            maximumWidth: parent.width
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: {
                if (root.failed)
                    return root.viewModel.hotline.length > 0 ? qsTr("也可以打电话 <b>%1</b>").arg(root.viewModel.hotline)
                                                             : qsTr("刚才没有叫通，请原谅");
                switch (root.help.wish) {
                case HelpViewModel.Wheelchair:
                    return qsTr("会带轮椅来，请在这里等一下");
                case HelpViewModel.Glasses:
                    return qsTr("会带老花镜来，请在这里等一下");
                default:
                    return qsTr("请在这里等一下，您选的都还在");
                }
            }
            size: TypeScale.answer
            color: Colours.inkSoft
            leading: 1.3
            maximumWidth: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Column {
        x: root.wide ? root.columnWidth + Space.wide : 0
        y: root.wide ? (root.contentHeight - height) / 2 : root.contentHeight - height
        width: root.columnWidth
        spacing: root.gap

        TouchButton {
            width: parent.width
            kind: TouchButton.Primary
            symbol: "arrow-left"
            text: qsTr("接着办")
            onClicked: root.help.goOn()
        }
        TouchButton {
            visible: root.failed
            width: parent.width
            symbol: "rotate-ccw"
            text: qsTr("再叫一次")
            onClicked: root.help.askPerson()
        }
        Grid {
            id: wishes

            visible: !root.failed
            width: parent.width
            columns: 2
            spacing: root.gap

            TouchButton {
                width: (wishes.width - root.gap) / 2
                height: 200
                stacked: true
                lines: 1
                symbol: enabled ? "accessibility" : "circle-check"
                text: qsTr("要轮椅")
                enabled: root.help.wish !== HelpViewModel.Wheelchair
                onClicked: root.help.askWheelchair()
            }
            TouchButton {
                width: (wishes.width - root.gap) / 2
                height: 200
                stacked: true
                lines: 1
                symbol: enabled ? "glasses" : "circle-check"
                text: qsTr("要老花镜")
                enabled: root.help.wish !== HelpViewModel.Glasses
                onClicked: root.help.askGlasses()
            }
        }
    }
}
