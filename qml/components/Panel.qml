// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Fifteen.Theme

// A surface for information: a border, and no edge, because it cannot be touched.
Rectangle {
    color: Colours.card
    radius: Metrics.radius
    border.width: Metrics.border
    border.color: Colours.line
}
