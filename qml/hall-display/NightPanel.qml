// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Fifteen.Theme

Rectangle {
    color: Colours.nightCard
    radius: Metrics.radius
}
