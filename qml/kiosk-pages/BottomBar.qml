// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// What every page has in the same place: back, home, a person, large text, the other language, listening.
Rectangle {
    id: root

    required property KioskViewModel viewModel
    // In landscape the bar stands at the right.
    required property bool upright

    readonly property int buttonCount: 6
    readonly property int buttonWidth: upright ? 176
                                               : Math.floor((width - 2 * Metrics.margin
                                                             - (buttonCount - 1) * Metrics.touchGap) / buttonCount)
    readonly property int buttonHeight: 128

    implicitWidth: upright ? 176 + 2 * Space.large : 0
    implicitHeight: upright ? 0 : Metrics.bar
    color: Colours.card

    Rectangle {
        width: root.upright ? Metrics.border : parent.width
        height: root.upright ? parent.height : Metrics.border
        color: Colours.line
    }

    Grid {
        anchors.centerIn: parent
        columns: root.upright ? 1 : root.buttonCount
        spacing: Metrics.touchGap

        BarButton {
            width: root.buttonWidth
            height: root.buttonHeight
            text: qsTr("返回")
            symbol: "arrow-left"
            enabled: root.viewModel.canGoBack
            onClicked: root.viewModel.back()
        }
        BarButton {
            width: root.buttonWidth
            height: root.buttonHeight
            text: qsTr("首页")
            symbol: "house"
            enabled: root.viewModel.canGoHome
            onClicked: root.viewModel.home()
        }
        BarButton {
            width: root.buttonWidth
            height: root.buttonHeight
            text: qsTr("求助")
            symbol: "hand"
            highlighted: true
            enabled: root.viewModel.canAskHelp
            onClicked: root.viewModel.askHelp()
        }
        BarButton {
            width: root.buttonWidth
            height: root.buttonHeight
            text: qsTr("大字")
            symbol: "a-large-small"
            chosen: root.viewModel.largeText
            Accessible.checkable: true
            Accessible.checked: chosen
            onClicked: root.viewModel.toggleLargeText()
        }
        BarButton {
            width: root.buttonWidth
            height: root.buttonHeight
            //: The other language's name for itself
            text: qsTr("English")
            symbol: "globe"
            onClicked: root.viewModel.toggleLanguage()
        }
        BarButton {
            width: root.buttonWidth
            height: root.buttonHeight
            text: root.viewModel.speaking ? qsTr("不听了") : qsTr("听一听")
            symbol: root.viewModel.speaking ? "volume-x" : "volume-2"
            chosen: root.viewModel.speaking
            enabled: root.viewModel.canListen
            onClicked: root.viewModel.toggleListening()
        }
    }
}
