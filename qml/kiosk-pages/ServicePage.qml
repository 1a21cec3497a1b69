// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// For who keeps the machine: every device and how it is, and a test print.
Page {
    id: root

    readonly property ServiceViewModel service: viewModel.service
    readonly property int columns: wide ? 2 : 1

    Question {
        id: question

        width: root.wide ? print.x - root.gap : root.contentWidth
        size: TypeScale.technicalTitle
        text: qsTr("这台机器的设备")
        below: root.service.serverReachable ? qsTr("与服务器的连接正常") : qsTr("连不上服务器")
    }
    Flickable {
        y: question.height + Space.medium
        width: root.contentWidth
        height: root.wide ? root.contentHeight - y : print.y - y - root.gap
        contentHeight: cards.height
        clip: contentHeight > height
        interactive: contentHeight > height

        Grid {
            id: cards

            width: parent.width
            columns: root.columns
            spacing: Space.small

            Repeater {
                model: root.service.devices

                DeviceCard {
                    width: Math.floor((cards.width - (root.columns - 1) * cards.spacing) / root.columns)
                }
            }
        }
    }
    TouchButton {
        id: print

        // Where the page is low, its whole height is for the devices.
        x: root.contentWidth - width
        y: root.wide ? 0 : root.contentHeight - height
        width: root.wide ? 600 : root.contentWidth
        size: TypeScale.technicalTitle
        height: Metrics.touch
        kind: TouchButton.Secondary
        symbol: "printer"
        enabled: root.service.print !== ServiceViewModel.Printing
        text: {
            switch (root.service.print) {
            case ServiceViewModel.Printing:
                return qsTr("正在打印");
            case ServiceViewModel.Printed:
                return qsTr("打好了，再打一张");
            case ServiceViewModel.Failed:
                return qsTr("没有打出来，再试一次");
            default:
                return qsTr("打印测试");
            }
        }
        onClicked: root.service.printTest()
    }
}
