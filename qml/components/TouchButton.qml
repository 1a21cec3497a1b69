// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// A word and an icon to touch. One Primary a page: the likely answer.
TouchSurface {
    id: root

    enum Kind {
        Primary,
        Secondary,
        Quiet,
        Mist
    }

    property int kind: TouchButton.Secondary
    property string symbol
    property string note
    property int size: kind === TouchButton.Primary ? TypeScale.question : TypeScale.answer
    property int symbolSize: kind === TouchButton.Primary ? Metrics.iconLarge : Metrics.icon + Metrics.tinyGap
    // The icon above the word, for a narrow button.
    property bool stacked: false
    property int lines: stacked ? 2 : 1
    // At the left like the cards above it, instead of in the middle; with an arrow where it leads on.
    property bool leading: false
    property bool arrow: false

    readonly property color inkColour: {
        if (!enabled)
            return Colours.inkSoft;
        switch (kind) {
        case TouchButton.Primary:
            return Colours.jadeInk;
        case TouchButton.Quiet:
            return Colours.ink;
        default:
            return Colours.jadeDeep;
        }
    }

    implicitHeight: kind === TouchButton.Primary ? Metrics.primary : Metrics.secondary
    edge: kind === TouchButton.Primary ? Metrics.edgePrimary : Metrics.edge
    ground: kind === TouchButton.Primary ? Colours.jade : kind === TouchButton.Mist ? Colours.jadeMist : Colours.card
    edgeColour: kind === TouchButton.Primary ? Colours.jadeEdge
                                             : kind === TouchButton.Quiet ? Colours.lineStrong : Colours.jade

    contentItem: Item {
        Grid {
            anchors.verticalCenter: parent.verticalCenter
            x: root.leading ? (root.arrow ? Space.wide + Space.tiny : Space.large) : (parent.width - width) / 2
            columns: root.stacked ? 1 : 2
            rowSpacing: 0
            columnSpacing: root.arrow ? Space.wide - Space.tiny : Space.medium
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                visible: root.symbol.length > 0
                name: root.symbol
                width: root.symbolSize
                height: width
                colour: root.inkColour
                strokeWidth: root.symbolSize > Metrics.icon + Metrics.tinyGap ? 5 : 4
            }
            Column {
                Label {
                    anchors.horizontalCenter: root.stacked ? parent.horizontalCenter : undefined
                    text: root.text
                    size: root.size
                    bold: true
                    color: root.inkColour
                    leading: 1.2
                    smallest: Math.min(root.size, 28)
                    maximumLines: root.lines
                    maximumWidth: root.width - 2 * Space.medium - (root.arrow ? 160 : root.leading ? Space.medium : 0) - (root.stacked || root.symbol.length === 0
                                                                   ? 0 : root.symbolSize + Space.medium)
                    horizontalAlignment: root.stacked ? Text.AlignHCenter : Text.AlignLeft
                    Accessible.ignored: true
                }
                Label {
                    visible: root.note.length > 0
                    text: root.note
                    size: TypeScale.cardText
                    color: root.kind === TouchButton.Quiet ? Colours.inkSoft : root.inkColour
                    leading: 1.25
                    smallest: 24
                    maximumLines: 1
                    maximumWidth: root.width - 2 * Space.medium - root.symbolSize - Space.medium
                    Accessible.ignored: true
                }
            }
        }
        Icon {
            visible: root.arrow
            anchors.right: parent.right
            anchors.rightMargin: Space.wide + Space.tiny
            anchors.verticalCenter: parent.verticalCenter
            width: 64
            height: 64
            name: "chevron-right"
            colour: root.inkColour
            strokeWidth: 6
        }
    }
}
