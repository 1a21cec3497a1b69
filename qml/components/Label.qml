// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme

// Text as the house sets it. Give it `maximumWidth` and it wraps there, its lines balanced so that no character stands
// alone on the last one; without, it is one line of its own width.
Text {
    id: root

    property int size: TypeScale.body
    property bool bold: false
    property real maximumWidth: 0
    // Distance of the lines in parts of the size (WCAG asks for at least 1.3 where text is read).
    property real leading: 1.36

    readonly property font measured: Qt.font({
        family: root.font.family,
        pixelSize: root.font.pixelSize,
        weight: root.font.weight
    })

    color: Colours.ink
    font.family: TypeScale.family
    font.pixelSize: size
    font.weight: bold ? Font.Bold : Font.Normal
    lineHeight: Math.round(size * leading)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.StyledText
    wrapMode: maximumWidth > 0 ? Text.Wrap : Text.NoWrap
    width: maximumWidth > 0 ? Math.min(maximumWidth, Math.ceil(Typesetter.balancedWidth(text, measured, maximumWidth)))
                            : implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: Typesetter.plain(text)
    Accessible.ignored: text.length === 0
}
