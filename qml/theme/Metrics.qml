// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQml

// Sizes of things that are not text, in design pixels.
QtObject {
    readonly property int portraitWidth: 1080
    readonly property int portraitHeight: 1920
    readonly property int margin: 48
    readonly property int header: 136
    readonly property int bar: 184

    readonly property int radius: 24
    readonly property int radiusSmall: 12
    readonly property int border: 2
    readonly property int borderStrong: 4

    // What can be touched has a lower edge; information never has.
    readonly property int edge: 6
    readonly property int edgePrimary: 8
    readonly property int touch: 120
    readonly property int touchGap: 24
    readonly property int tinyGap: 6
    readonly property int primary: 184
    readonly property int secondary: 152

    readonly property int iconSmall: 40
    readonly property int icon: 48
    readonly property int iconLarge: 72
    readonly property int iconHuge: 88
}
