// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// The code somebody was told with the time agreed on.
Page {
    id: root

    readonly property CodeViewModel code: viewModel.code
    readonly property bool wrong: code.progress !== CodeViewModel.Typing && code.progress !== CodeViewModel.Looking
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    focus: true
    // A keypad or a keyboard may have digits of its own.
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.code.press(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            root.code.erase();
        else
            return;
        event.accepted = true;
    }

    Question {
        id: question

        width: root.columnWidth
        text: qsTr("请输入预约码")
        below: qsTr("六位数字，约好时工作人员告诉您的")
        otherLanguage: Look.largeText ? "" : qsTr("Type the six digits of your appointment")
    }
    TypedCode {
        id: typed

        y: question.height + Space.large
        width: root.columnWidth
        typed: root.code.typed
        length: root.code.length
        wrong: root.wrong
    }
    Advice {
        anchors.top: typed.bottom
        anchors.topMargin: Space.medium
        compact: true
        visible: root.code.progress !== CodeViewModel.Typing
        width: root.columnWidth
        symbol: root.wrong ? "triangle-alert" : "clock"
        text: {
            switch (root.code.progress) {
            case CodeViewModel.Unknown:
                return qsTr("今天没有这个预约码");
            case CodeViewModel.Failed:
                return qsTr("刚才没有查到");
            case CodeViewModel.Barred:
                return qsTr("按错的次数太多了");
            default:
                return qsTr("正在查");
            }
        }
        below: {
            switch (root.code.progress) {
            case CodeViewModel.Unknown:
                return qsTr("请看看有没有按错，再按一遍");
            case CodeViewModel.Failed:
                return qsTr("系统没有回答，请再按一遍");
            case CodeViewModel.Barred:
                return qsTr("请过五分钟再按，或请工作人员帮忙");
            default:
                return qsTr("请等一下");
            }
        }
    }
    CodeKeys {
        id: keypad

        // Nothing moves when there is something to say: its place is kept.
        readonly property int keysTop: root.wide ? Space.small
                                             : typed.y + typed.height + 2 * Space.medium + (Look.largeText ? 192 : 144)

        x: root.wide ? root.columnWidth + Space.wide : 0
        y: root.wide ? keysTop : none.y - root.gap - height
        width: root.columnWidth
        keyHeight: Math.min(176, Math.floor((none.y - root.gap - keysTop - 3 * spacing) / 4))
        usable: root.code.progress !== CodeViewModel.Looking
        onPressed: digit => root.code.press(digit)
        onErased: root.code.erase()
    }
    TouchButton {
        id: none

        x: root.wide ? root.columnWidth + Space.wide : 0
        y: root.contentHeight - height
        width: root.columnWidth
        height: 136
        kind: TouchButton.Quiet
        symbol: "ticket"
        text: qsTr("没有预约码，直接取号")
        onClicked: root.code.withoutCode()
    }
}
