// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// A group of items: its everyday word, what is in it, how many wait. Upright as a card, flat as a row (large text).
TouchSurface {
    id: root

    required property string choice
    required property string name
    required property string summary
    required property string symbol
    required property bool known
    required property int waiting
    required property bool open
    required property string wait

    property bool row: false
    property bool tight: false

    // A row too short for both says how many wait rather than what is in it.
    readonly property bool brief: !row || (!tight && queueLabel.implicitWidth < 260)

    readonly property int inset: tight || row ? Space.medium : Space.large
    readonly property int tile: row ? 128 : tight ? 72 : Metrics.iconHuge
    readonly property string queue: !known ? "" : waiting === 0 ? qsTr("<b>不用等</b>")
                                    : row || wait.length === 0 ? qsTr("等 <b>%n</b> 人", "", waiting)
                                    : qsTr("等 <b>%n</b> 人，约 <b>%1</b> 分钟", "", waiting).arg(wait)

    spoken: [name] // how many wait is said by its page
    text: name + (known ? ", " + Typesetter.plain(queue) : "")

    Item {
        anchors.fill: parent
        anchors.topMargin: root.topPadding
        anchors.bottomMargin: root.bottomPadding

        IconTile {
            id: tile

            x: root.inset
            y: root.row ? (parent.height - height) / 2 : root.inset
            size: root.tile
            symbol: root.symbol
            iconPart: root.row ? 0.5 : 0.6
        }
        Label {
            id: title

            anchors.left: tile.right
            anchors.leftMargin: Space.medium
            y: root.row ? (parent.height - height - Space.tiny - (root.brief ? contents.height : queueLabel.height)) / 2
                        : tile.y + (tile.height - height) / 2
            text: root.name
            size: TypeScale.answer
            smallest: root.row ? 40 : 30
            maximumLines: 2
            bold: true
            leading: 1.2
            maximumWidth: (root.row && root.brief ? queueLabel.x : root.width - root.inset) - x
                          - (root.row && root.brief ? Space.medium : arrow.width + Space.tiny)
            Accessible.ignored: true
        }
        Rectangle {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: root.inset
            y: root.row ? (parent.height - height) / 2 : tile.y + (tile.height - height) / 2
            width: root.row ? 72 : 56
            height: width
            radius: width / 2
            color: Colours.jadeMist

            Icon {
                anchors.centerIn: parent
                width: 36
                height: 36
                name: "chevron-right"
                colour: Colours.jadeDeep
                strokeWidth: 5
            }
        }
        Label {
            id: contents

            x: root.row ? title.x : root.inset
            y: root.row ? title.y + title.height + Space.tiny : tile.y + tile.height + (root.tight ? Space.small : Space.medium)
            visible: text.length > 0 && root.brief && (root.row || y + height <= queueLabel.y)
            text: root.row ? root.summary.split("\n")[0] : root.summary.replace("\n", "<br>")
            size: root.tight ? TypeScale.note : TypeScale.cardText
            smallest: root.row ? 32 : 24
            maximumLines: root.row ? 1 : 2
            color: Colours.inkSoft
            maximumWidth: root.row ? queueLabel.x - x - Space.medium : root.width - 2 * root.inset
            Accessible.ignored: true
        }
        Rectangle {
            visible: !root.row && root.known
            x: root.inset
            width: root.width - 2 * root.inset
            anchors.bottom: queueLabel.top
            anchors.bottomMargin: root.tight ? Space.tiny : Space.small
            height: Metrics.border
            color: Colours.line
        }
        Label {
            id: queueLabel

            visible: root.known
            x: !root.row ? root.inset : root.brief ? arrow.x - width - Space.medium : title.x
            y: root.row ? (root.brief ? (parent.height - height) / 2 : title.y + title.height + Space.tiny) : parent.height - height - (root.tight ? Space.tiny : Space.medium)
            text: root.queue
            size: TypeScale.body
            smallest: 24
            maximumLines: 1
            maximumWidth: root.row ? Infinity : root.width - 2 * root.inset
            color: root.waiting > 0 ? Colours.ink : Colours.jadeDeep
            Accessible.ignored: true
        }
    }
}
