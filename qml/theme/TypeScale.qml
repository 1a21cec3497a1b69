// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQml
import Fifteen.Theme

// Letters, in design pixels: the ordinary and the large-text look of the kiosk, and the hall's screens.
QtObject {
    readonly property string family: Typesetter.family

    readonly property int headline: Look.largeText ? 96 : 88
    readonly property int question: Look.largeText ? 76 : 60
    readonly property int answer: Look.largeText ? 60 : 44
    readonly property int body: Look.largeText ? 48 : 36
    readonly property int cardText: Look.largeText ? 40 : 32
    readonly property int note: Look.largeText ? 36 : 28
    // What only who keeps the machine reads: much of it, and the same in every look.
    readonly property int technical: 28
    readonly property int technicalTitle: 36
    readonly property int number: 320

    // A number's gap between letter and digits, in parts of its size.
    readonly property real numberGap: 0.16

    readonly property int hallNumber: 316
    readonly property int hallDesk: 284
    readonly property int hallCaption: 64
}
