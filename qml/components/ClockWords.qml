// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQml
import Fifteen.Components

// The clock's date in words of the page's language.
QtObject {
    id: root

    required property WallClock clock

    readonly property list<string> months: [qsTr("1 月"), qsTr("2 月"), qsTr("3 月"), qsTr("4 月"), qsTr("5 月"), qsTr("6 月"), qsTr("7 月"), qsTr("8 月"), qsTr("9 月"), qsTr("10 月"), qsTr("11 月"), qsTr("12 月")]
    readonly property list<string> weekdays: [qsTr("星期一"), qsTr("星期二"), qsTr("星期三"), qsTr("星期四"), qsTr("星期五"), qsTr("星期六"), qsTr("星期日")]
    //: %1 month, %2 day of the month, %3 day of the week
    readonly property string date: qsTr("%1 %2 日 %3").arg(months[clock.month - 1]).arg(clock.day).arg(weekdays[clock.weekday - 1])
}
