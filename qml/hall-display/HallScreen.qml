// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Components
import Fifteen.Theme
import Fifteen.ViewModels

// The big screen: drawn for 1920 x 1080, or 1080 x 1920 standing, and fitted into whatever window there is.
Rectangle {
    id: root

    required property HallViewModel hall
    required property WallClock clock
    property bool animated: true

    readonly property bool standing: height > width
    readonly property int designWidth: standing ? 1080 : 1920
    readonly property int designHeight: standing ? 1920 : 1080

    width: 1920
    height: 1080
    color: Colours.night

    Item {
        id: stage

        readonly property int margin: 48
        readonly property int gap: 24
        readonly property int headerHeight: 112
        readonly property int mainWidth: root.standing ? width - 2 * margin : 1248
        readonly property int sideLeft: root.standing ? margin : margin + mainWidth + gap
        readonly property int sideWidth: root.standing ? mainWidth : width - sideLeft - margin
        readonly property int heroHeight: 520
        readonly property int stripHeight: 248
        readonly property int lowTop: headerHeight + heroHeight + gap
        readonly property bool two: root.hall.heroCount > 1
        readonly property int halfHeight: (heroHeight + stripHeight) / 2

        width: root.designWidth
        height: root.designHeight
        anchors.centerIn: parent
        scale: Math.min(root.width / width, root.height / height)

        NightHeader {
            x: stage.margin
            width: stage.width - 2 * stage.margin
            height: stage.headerHeight
            hall: root.hall
            clock: root.clock
        }
        EmptyPanel {
            visible: root.hall.heroCount === 0
            x: stage.margin
            y: stage.headerHeight
            width: stage.mainWidth
            height: stage.heroHeight
        }
        Column {
            x: stage.margin
            y: stage.headerHeight
            spacing: stage.gap

            Repeater {
                model: root.hall.heroes

                CallPanel {
                    width: stage.mainWidth
                    height: stage.two ? stage.halfHeight : stage.heroHeight
                    numberSize: root.standing ? 232 : stage.two ? 306 : TypeScale.hallNumber
                    deskSize: root.standing ? 200 : stage.two ? 220 : TypeScale.hallDesk
                    deskWidth: root.standing ? 340 : 400
                    showGroup: !stage.two
                    markWord: root.hall.markWord
                    animated: root.animated
                }
            }
        }
        RecentPanel {
            visible: !stage.two
            x: stage.margin
            y: stage.lowTop
            width: stage.mainWidth
            height: stage.stripHeight
            hall: root.hall
        }
        NextPanel {
            x: stage.sideLeft
            y: root.standing ? stage.lowTop + stage.stripHeight + stage.gap : stage.headerHeight
            width: stage.sideWidth
            height: stage.heroHeight
            hall: root.hall
        }
        SidePanel {
            x: stage.sideLeft
            y: root.standing ? 1472 : stage.lowTop
            width: stage.sideWidth
            height: stage.stripHeight
            hall: root.hall
        }
        CaptionBar {
            x: stage.margin
            y: root.standing ? 1744 : 928
            width: stage.width - 2 * stage.margin
            height: root.standing ? 152 : 112
            hall: root.hall
        }
    }
}
