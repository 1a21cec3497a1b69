// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Fifteen.Theme

// Where a key has moved to. Placed and shown by what it lies around.
Rectangle {
    color: "transparent"
    border.width: Metrics.borderStrong
    border.color: Colours.ink
}
