// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// One device of the machine: what it is, how it is, and what it has done since the start.
Panel {
    id: root

    required property string name
    required property int kind
    required property int deviceState
    required property string trouble
    required property string driver
    required property string place
    required property string since
    required property string seen
    required property int done
    required property int failed
    required property int lost

    readonly property bool well: deviceState === ServiceViewModel.Ok
    readonly property bool poor: deviceState === ServiceViewModel.NearEnd || deviceState === ServiceViewModel.Unknown
    readonly property color stateColour: well ? Colours.jade : poor ? Colours.amber : Colours.red
    readonly property string kindWord: {
        switch (kind) {
        case ServiceViewModel.IdCard:
            return qsTr("身份证读卡器");
        case ServiceViewModel.SocialCard:
            return qsTr("社保卡读卡器");
        case ServiceViewModel.CodeScanner:
            return qsTr("扫码器");
        case ServiceViewModel.NavKeypad:
            return qsTr("盲人按键");
        default:
            return qsTr("打印机");
        }
    }
    readonly property string stateWord: {
        switch (deviceState) {
        case ServiceViewModel.Ok:
            return qsTr("正常");
        case ServiceViewModel.NearEnd:
            return qsTr("纸快用完");
        case ServiceViewModel.PaperEnd:
            return qsTr("没有纸");
        case ServiceViewModel.CoverOpen:
            return qsTr("盖子开着");
        case ServiceViewModel.Fault:
            return qsTr("故障");
        case ServiceViewModel.Absent:
            return qsTr("没有连接");
        default:
            return qsTr("还不知道");
        }
    }

    // What a site's next driver may say is shown as it says it.
    readonly property string troubleWord: {
        switch (trouble) {
        case "cutter":
            return qsTr("切刀卡住");
        case "cutter_cover":
            return qsTr("切刀盖开着");
        case "head_up":
            return qsTr("打印头抬着");
        case "head_hot":
            return qsTr("打印头太热，等它凉下来");
        case "jam":
            return qsTr("卡纸");
        case "ticket_in_mouth":
            return qsTr("上一张票还没取走");
        case "feed_button":
            return qsTr("走纸键按着");
        case "waits_for_button":
            return qsTr("要按一下打印机上的键");
        case "mechanism":
            return qsTr("机械卡住");
        case "power_supply":
            return qsTr("电源电压不对");
        case "memory":
            return qsTr("内存坏了，要送修");
        case "emitter":
            return qsTr("吐票机构坏了");
        case "offline":
            return qsTr("打印机脱机");
        case "no_answer":
            return qsTr("不回答");
        case "too_slow":
            return qsTr("不再收数据");
        case "connection":
            return qsTr("连接出错");
        case "connecting":
            return qsTr("正在连接");
        case "queue_stopped":
            return qsTr("打印队列停了，要重新启用");
        case "recovering":
            return qsTr("正在自己恢复");
        case "denied":
            return qsTr("没有权限，缺 udev 规则");
        case "busy":
            return qsTr("别的程序占着");
        case "garbled":
            return qsTr("回答看不懂");
        case "security_module":
            return qsTr("安全模块坏了，要送修");
        case "flooding":
            return qsTr("乱发数据");
        case "wrong_mode":
            return qsTr("设成了键盘模式，请扫说明书上的设置码");
        default:
            return trouble;
        }
    }

    implicitHeight: words.height + 2 * Space.small
    Accessible.role: Accessible.StaticText
    Accessible.name: kindWord + " " + name + ": " + stateWord

    IconTile {
        id: tile

        x: Space.large
        y: Space.small
        symbol: {
            switch (root.kind) {
            case ServiceViewModel.IdCard:
            case ServiceViewModel.SocialCard:
                return "id-card";
            case ServiceViewModel.CodeScanner:
                return "scan-line";
            case ServiceViewModel.NavKeypad:
                return "accessibility";
            default:
                return "printer";
            }
        }
    }
    Column {
        id: words

        anchors.left: tile.right
        anchors.leftMargin: Space.large
        y: Space.small
        width: root.width - x - Space.large

        Item {
            width: parent.width
            height: title.height

            Label {
                id: title

                text: root.kindWord
                size: TypeScale.technicalTitle
                smallest: TypeScale.technical
                maximumLines: 1
                maximumWidth: parent.width - mark.width - Space.medium
                bold: true
                leading: 1.3
                Accessible.ignored: true
            }
            Row {
                id: mark

                anchors.right: parent.right
                anchors.verticalCenter: title.verticalCenter
                spacing: Space.small

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Metrics.iconSmall
                    height: width
                    name: root.well ? "circle-check" : "triangle-alert"
                    colour: root.stateColour
                }
                Label {
                    text: root.stateWord
                    size: TypeScale.technicalTitle
                    bold: true
                    color: root.stateColour
                    leading: 1.3
                    Accessible.ignored: true
                }
            }
        }
        Label {
            visible: root.trouble.length > 0
            text: root.troubleWord
            size: TypeScale.technical
            color: root.stateColour
            maximumWidth: parent.width
        }
        Label {
            text: root.name + " · " + root.driver + " · " + root.place
            size: TypeScale.technical
            color: Colours.inkSoft
            leading: 1.3
            smallest: 22
            maximumLines: 1
            maximumWidth: parent.width
        }
        Label {
            text: root.seen.length > 0 ? qsTr("%1 起如此，最近见到 %2").arg(root.since).arg(root.seen)
                                       : qsTr("%1 起如此，还没见到过").arg(root.since)
            size: TypeScale.technical
            color: Colours.inkSoft
            leading: 1.3
            smallest: 22
            maximumLines: 1
            maximumWidth: parent.width
        }
        Label {
            text: qsTr("成功 %1 次，失败 %2 次，掉线 %3 次").arg(root.done).arg(root.failed).arg(root.lost)
            size: TypeScale.technical
            color: Colours.inkSoft
            leading: 1.3
            smallest: 22
            maximumLines: 1
            maximumWidth: parent.width
        }
    }
}
