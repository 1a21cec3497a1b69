// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQml
import Fifteen.ViewModels

// Of a card on the reader of ID cards.
TroubleWords {
    id: root

    title: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.SeveralCards:
            return qsTr("一次只放一张");
        case CardTroubleViewModel.UnknownCard:
            return qsTr("请换身份证");
        default:
            return qsTr("请再放一次");
        }
    }
    below: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.SeveralCards:
            return root.trouble.cardToTake ? qsTr("请把别的卡拿开，只留一张身份证") : qsTr("请平放一张身份证，等一秒再拿");
        case CardTroubleViewModel.UnknownCard:
            return qsTr("这里读身份证、港澳台居民居住证和外国人永久居留证");
        default:
            return root.trouble.cardToTake ? qsTr("刚才没有读出来。请先拿起来，再平放好，等一秒") : qsTr("刚才没有读出来。请平放好，等一秒再拿");
        }
    }
    otherLanguage: {
        switch (root.trouble.cause) {
        case CardTroubleViewModel.SeveralCards:
            return qsTr("One card at a time, please");
        case CardTroubleViewModel.UnknownCard:
            return qsTr("This card cannot be read here. Please use an ID card.");
        default:
            return qsTr("Please lay the card flat and wait a second");
        }
    }
}
