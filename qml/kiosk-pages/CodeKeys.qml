// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.Components

// The ten digits and "erase", to type a code with.
Grid {
    id: root

    required property int keyHeight
    property bool usable: true

    signal pressed(digit: int)
    signal erased

    columns: 3
    spacing: Metrics.touchGap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

        TouchButton {
            required property string modelData

            readonly property bool digit: modelData.length === 1

            width: Math.floor((root.width - 2 * root.spacing) / 3)
            height: root.keyHeight
            opacity: modelData.length === 0 ? 0 : 1
            enabled: modelData.length > 0 && root.usable
            kind: digit ? TouchButton.Secondary : TouchButton.Quiet
            size: digit ? 76 : TypeScale.body
            symbol: modelData === "erase" ? "delete" : ""
            text: modelData === "erase" ? qsTr("擦掉") : modelData
            onClicked: digit ? root.pressed(parseInt(modelData)) : root.erased()
        }
    }
}
