// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQml

// How the visitor wants to see the pages. Everything else in the theme follows it.
QtObject {
    property bool largeText: false
    property bool highContrast: false
    // Nothing slides or fades.
    property bool still: false
}
