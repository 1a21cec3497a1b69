// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// No number can be given here now: what to do instead.
Page {
    id: root

    readonly property OutOfServiceViewModel trouble: viewModel.outOfService
    readonly property bool closed: trouble.cause === OutOfServiceViewModel.GroupClosed
    readonly property bool hallClosed: trouble.cause === OutOfServiceViewModel.HallClosed
    readonly property bool refused: trouble.cause === OutOfServiceViewModel.Refused
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    Column {
        id: state

        width: root.columnWidth
        y: root.wide ? Math.max(0, (root.contentHeight - height) / 2 - Space.wide) : Space.huge
        spacing: Space.large

        IconTile {
            anchors.horizontalCenter: parent.horizontalCenter
            symbol: root.closed || root.hallClosed ? "door-closed" : root.refused ? "ticket" : "wifi-off"
            size: 240
            iconPart: 0.5
            color: Colours.amberMist
            colour: Colours.amber
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.closed ? qsTr("这类业务现在不取号")
                  : root.hallClosed ? qsTr("现在不取号")
                  : root.refused ? qsTr("这个号请到窗口取")
                                 : root.trouble.resting ? qsTr("这里暂时取不了号") : qsTr("号码还没有取到")
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
            text: root.closed ? qsTr("可以办别的业务，或者问一问工作人员")
                  : root.hallClosed ? (root.trouble.opensAt.length > 0 ? qsTr("<b>%1</b> 开始取号").arg(root.trouble.opensAt)
                                                                       : qsTr("今天的号已经取完"))
                  : root.refused ? qsTr("请工作人员帮您看一下")
                                 : root.trouble.resting ? qsTr("恢复以后会自动好，不用一直等") : qsTr("系统刚才没有回答，您还没有排上队")
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
            visible: !root.trouble.resting
            width: parent.width
            kind: TouchButton.Primary
            symbol: root.closed || root.hallClosed ? "arrow-left" : root.refused ? "hand" : "rotate-ccw"
            text: root.closed ? qsTr("选别的业务") : root.hallClosed ? qsTr("回首页") : root.refused ? qsTr("请人帮忙") : qsTr("再试一次")
            onClicked: root.closed || root.hallClosed ? root.trouble.chooseOther() : root.refused ? root.trouble.askHelp() : root.trouble.tryAgain()
        }
        TouchButton {
            visible: root.refused
            width: parent.width
            symbol: "arrow-left"
            text: qsTr("返回看看")
            onClicked: root.trouble.chooseOther()
        }
        Advice {
            width: parent.width
            symbol: "user-round"
            text: qsTr("请到引导台，人工取号")
            below: root.viewModel.hotline.length > 0 ? qsTr("也可以打电话 <b>%1</b>").arg(root.viewModel.hotline) : ""
        }
    }
}
