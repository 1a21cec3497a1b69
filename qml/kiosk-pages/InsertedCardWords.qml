// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQml
import Fifteen.ViewModels

// Of a card in the reader of social-security cards.
TroubleWords {
    id: root

    title: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.Silent:
            return qsTr("请换个方向插");
        case CardTroubleViewModel.Blocked:
            return qsTr("社保卡被锁住了");
        case CardTroubleViewModel.UnknownCard:
            return qsTr("请换社保卡");
        default:
            return qsTr("请再插一次");
        }
    }
    below: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.Silent:
            return qsTr("没有读到芯片。请拔出来，芯片朝上，有芯片的一头先插");
        case CardTroubleViewModel.Blocked:
            return qsTr("怎样解锁，请问工作人员。今天的事照样能办");
        case CardTroubleViewModel.UnknownCard:
            return qsTr("插着的这张卡，这里读不了");
        default:
            return root.trouble.cardToTake ? qsTr("刚才没有读出来。请先拔出来，再插一次，插到底") : qsTr("刚才没有读出来。请插到底，等一秒再拔");
        }
    }
    otherLanguage: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.Silent:
            return qsTr("Please turn the card: chip up, chip end first");
        case CardTroubleViewModel.Blocked:
            return qsTr("This card is locked. Please ask the staff.");
        case CardTroubleViewModel.UnknownCard:
            return qsTr("This card cannot be read here. Please insert a social security card.");
        default:
            return qsTr("Please insert the card again, all the way");
        }
    }
}
