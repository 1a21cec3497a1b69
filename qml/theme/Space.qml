// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQml

// Distances in design pixels (0.25 mm at 21.5"), all of one step of 8.
QtObject {
    readonly property int step: 8
    readonly property int tiny: 8
    readonly property int small: 16
    readonly property int medium: 24
    readonly property int large: 32
    readonly property int wide: 48
    readonly property int vast: 64
    readonly property int huge: 96
}
