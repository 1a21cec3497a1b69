// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQml

// Milliseconds. Nothing moves without meaning.
QtObject {
    readonly property int slide: 180
    readonly property int fade: 120
    // How far a page slides in: enough to be seen, too little to be chased by the eye.
    readonly property int distance: 40
}
