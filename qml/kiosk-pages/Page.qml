// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Fifteen.Theme
import Fifteen.ViewModels

// A page: its content lies within the margins, between header and bar (beside the bar in landscape).
Item {
    id: root

    required property KioskViewModel viewModel
    required property bool wide

    default property alias content: area.data

    readonly property int gap: Metrics.touchGap
    readonly property int contentWidth: area.width
    readonly property int contentHeight: area.height

    Accessible.role: Accessible.Pane

    Item {
        id: area

        anchors.fill: parent
        anchors.leftMargin: Metrics.margin
        anchors.rightMargin: root.wide ? Space.large : Metrics.margin
        anchors.topMargin: root.wide ? Space.medium : Space.large
        anchors.bottomMargin: root.wide ? Space.large + Space.tiny : Space.wide
    }
}
