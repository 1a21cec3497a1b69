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
    // With `smallest` below `size`: as large as fits into `maximumLines` lines of `maximumWidth`.
    property int smallest: size
    property int maximumLines: 99
    // Distance of the lines in parts of the size (WCAG asks for at least 1.3 where text is read).
    property real leading: 1.36

    readonly property int fittedSize: maximumWidth > 0 && smallest < size
                                      ? Typesetter.fittingSize(text, fontOf(size), smallest, maximumWidth, maximumLines)
                                      : size

    function fontOf(pixels: int): font {
        return Qt.font({
            family: TypeScale.family,
            pixelSize: pixels,
            weight: root.bold ? Font.Bold : Font.Normal
        });
    }

    color: Colours.ink
    font.family: TypeScale.family
    font.pixelSize: fittedSize
    font.weight: bold ? Font.Bold : Font.Normal
    lineHeight: Math.round(fittedSize * leading)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.StyledText
    wrapMode: maximumWidth > 0 ? Text.Wrap : Text.NoWrap
    width: maximumWidth > 0 ? Math.min(maximumWidth, Math.ceil(Typesetter.balancedWidth(text, fontOf(fittedSize), maximumWidth)))
                            : implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: Typesetter.plain(text)
    Accessible.ignored: text.length === 0
}
