// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Fifteen.Components
import Fifteen.Theme

// Text on the screens that hang in the hall. What it shows comes from the site's files: plain, never markup.
Label {
    color: Colours.bone
    textFormat: Text.PlainText
    leading: 1.25
}
