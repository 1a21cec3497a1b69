// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// One paper of the checklist: whether it is there already, what it is, and in which form it is wanted. Nothing to touch,
// but a stop of the keypad, which hears it.
Item {
    id: root

    required property int index
    required property string name
    required property string note
    required property int kind
    required property int copies
    required property bool ready
    required property bool fromCard

    // Two to a line: the form stands under the name.
    property bool compact: false

    readonly property string wanted: {
        switch (kind) {
        case ItemViewModel.Original:
            return qsTr("原件");
        case ItemViewModel.Copy:
            return qsTr("复印 %n 份", "", Math.max(copies, 1));
        case ItemViewModel.Form:
            return qsTr("现场填");
        default:
            return qsTr("不用交");
        }
    }
    readonly property string remark: fromCard ? qsTr("已刷") : note.length > 0 ? note
                                     : kind === ItemViewModel.Shared ? qsTr("系统里已有") : ""

    readonly property list<string> spoken: remark.length > 0 ? [name, wanted, remark] : [name, wanted]

    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.focusable: true
    Accessible.name: Array.from(spoken).join(", ")

    FocusRing {
        visible: root.activeFocus
        anchors.fill: parent
        anchors.margins: Metrics.tinyGap
        radius: Metrics.radius
    }

    Rectangle {
        id: sign

        x: root.compact ? Space.small : Space.large
        anchors.verticalCenter: parent.verticalCenter
        width: root.compact ? 44 : 56
        height: width
        radius: width / 2
        color: root.ready ? Colours.jade : Colours.paper
        border.width: root.ready ? 0 : Metrics.border
        border.color: Colours.lineStrong

        Icon {
            anchors.centerIn: parent
            width: Math.round(parent.width * 0.6)
            height: width
            name: root.ready ? "check" : "file-text"
            colour: root.ready ? Colours.jadeInk : Colours.ink
            strokeWidth: root.ready ? 4 : 3
        }
    }
    Column {
        id: words

        readonly property real room: (root.compact ? root.width - Space.small : form.x - Space.small) - x

        anchors.left: sign.right
        anchors.leftMargin: root.compact ? Space.small : Space.medium
        anchors.verticalCenter: parent.verticalCenter

        Label {
            text: root.name
            size: root.compact ? 32 : TypeScale.body
            smallest: Look.largeText ? 34 : 28
            maximumLines: Look.largeText ? 1 : 2
            bold: true
            leading: 1.22
            maximumWidth: words.room
            Accessible.ignored: true
        }
        Label {
            visible: text.length > 0
            text: root.compact ? (root.remark.length > 0 ? "<b>" + root.wanted + "</b>　" + root.remark
                                                         : "<b>" + root.wanted + "</b>") : root.remark
            size: root.compact ? 26 : Look.largeText ? TypeScale.note : 30
            smallest: 24
            maximumLines: Look.largeText ? 1 : 2
            color: Colours.inkSoft
            leading: 1.25
            maximumWidth: words.room
            Accessible.ignored: true
        }
    }
    Label {
        id: form

        visible: !root.compact
        anchors.right: parent.right
        anchors.rightMargin: Space.large
        anchors.verticalCenter: parent.verticalCenter
        text: root.wanted
        size: TypeScale.cardText
        bold: true
        color: root.ready ? Colours.jadeDeep : Colours.ink
        Accessible.ignored: true
    }
}
