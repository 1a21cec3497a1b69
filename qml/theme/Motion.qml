// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQml

// Milliseconds. Nothing moves without meaning.
QtObject {
    readonly property int slide: Look.still ? 0 : 180
    readonly property int fade: Look.still ? 0 : 120
    // About as long as a ticket takes to print.
    readonly property int ticket: Look.still ? 0 : 1500
    // How far a page slides in: enough to be seen, too little to be chased by the eye.
    readonly property int distance: 40
}
