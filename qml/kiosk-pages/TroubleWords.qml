// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQml
import Fifteen.ViewModels

// What the page says of a card, or a code, that was of no use: what to do, why, and the same small in the other language.
QtObject {
    required property CardTroubleViewModel trouble

    property string title
    property string below
    property string otherLanguage
}
