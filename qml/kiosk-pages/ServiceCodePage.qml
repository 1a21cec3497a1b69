// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// For who keeps the machine: the code that leads to its devices.
Page {
    id: root

    readonly property ServiceCodeViewModel code: viewModel.serviceCode
    readonly property int columnWidth: wide ? Math.floor((contentWidth - Space.wide) / 2) : contentWidth

    focus: true
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
        text: qsTr("请输入维护码")
        below: qsTr("这里给维护机器的人用。办事请按“首页”")
        otherLanguage: Look.largeText ? "" : qsTr("For whoever looks after this machine")
    }
    TypedCode {
        id: typed

        y: question.height + Space.large
        width: root.columnWidth
        typed: root.code.typed
        length: root.code.length
        wrong: root.code.wrong
    }
    Advice {
        anchors.top: typed.bottom
        anchors.topMargin: Space.medium
        compact: true
        visible: root.code.wrong
        width: root.columnWidth
        symbol: "triangle-alert"
        text: qsTr("维护码不对")
        below: qsTr("连错五次要等五分钟")
    }
    CodeKeys {
        id: keys

        readonly property int keysTop: root.wide ? Space.small : typed.y + typed.height + 2 * Space.medium + 144

        x: root.wide ? root.columnWidth + Space.wide : 0
        y: root.wide ? keysTop : root.contentHeight - height
        width: root.columnWidth
        keyHeight: Math.min(176, Math.floor((root.contentHeight - keysTop - 3 * spacing) / 4))
        onPressed: digit => root.code.press(digit)
        onErased: root.code.erase()
    }
}
