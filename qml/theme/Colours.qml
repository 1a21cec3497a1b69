// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick

// Every colour of every screen. Text on its ground has a contrast of at least 7:1, a border that carries meaning 3:1
// (tests/unit/view-models checks the pairs). In the high-contrast look: black, white and one yellow.
QtObject {
    readonly property bool high: Look.highContrast

    readonly property color paper: high ? "#000000" : "#f6f4ee"
    readonly property color card: high ? "#000000" : "#ffffff"
    readonly property color line: high ? "#ffffff" : "#d9d4c7"
    readonly property color lineStrong: high ? "#ffffff" : "#877f6c"
    readonly property color ink: high ? "#ffffff" : "#16211f"
    readonly property color inkSoft: high ? "#ffffff" : "#46524f"

    readonly property color jade: high ? "#ffe100" : "#06594f"
    readonly property color jadeDeep: high ? "#ffe100" : "#04463f"
    readonly property color jadeMist: high ? "#000000" : "#ddebe7"
    readonly property color jadeEdge: high ? "#ffffff" : "#03352f"
    readonly property color jadeInk: high ? "#000000" : "#ffffff"

    readonly property color amber: high ? "#ffe100" : "#6e3c00"
    readonly property color amberMist: high ? "#000000" : "#fbebd3"
    readonly property color red: high ? "#ffffff" : "#861616"
    readonly property color redMist: high ? "#000000" : "#fbe4e1"

    // Drawings of the machine: its body and the ground it stands on.
    readonly property color stage: high ? "#000000" : "#d3e5e0"
    readonly property color stageLight: high ? "#000000" : "#e4efeb"
    readonly property color shelf: high ? "#000000" : "#ece7dc"
    // Behind a page that waits for an answer.
    readonly property color veil: high ? "#e6000000" : "#b30d1b1a"

    // Screens that hang in the hall.
    readonly property color night: "#0d1b1a"
    readonly property color nightCard: "#152826"
    readonly property color nightSoft: "#b9c7c3"
    readonly property color nightLine: "#2b4340"
    readonly property color nightLineStrong: "#5e7a75"
    readonly property color bone: "#f4f1e8"
    readonly property color glow: "#ffc45c"
}
