// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Fifteen.Theme
import Fifteen.ViewModels

// The one page that is shown. The new one slides in, readable from its first frame on; the old one is gone at once, with
// what it knew. It does not fade: without a graphics processor a translucent page is drawn twice, frame by frame.
Item {
    id: root

    required property KioskViewModel viewModel
    required property bool wide

    readonly property string file: {
        switch (viewModel.page) {
        case KioskViewModel.Welcome:
            return "WelcomePage.qml";
        case KioskViewModel.Reading:
            return "ReadingPage.qml";
        case KioskViewModel.CardTrouble:
            return "CardTroublePage.qml";
        case KioskViewModel.Code:
            return "CodePage.qml";
        case KioskViewModel.Appointment:
            return "AppointmentPage.qml";
        case KioskViewModel.ChooseGroup:
            return "ChooseGroupPage.qml";
        case KioskViewModel.ChooseItem:
            return "ChooseItemPage.qml";
        case KioskViewModel.Item:
            return "ItemPage.qml";
        case KioskViewModel.Lane:
            return "LanePage.qml";
        case KioskViewModel.Issuing:
            return "IssuingPage.qml";
        case KioskViewModel.Ticket:
            return "TicketPage.qml";
        case KioskViewModel.PrintFailed:
            return "PrintFailedPage.qml";
        case KioskViewModel.Help:
            return "HelpPage.qml";
        case KioskViewModel.OutOfService:
            return "OutOfServicePage.qml";
        case KioskViewModel.ServiceCode:
            return "ServiceCodePage.qml";
        case KioskViewModel.Service:
            return "ServicePage.qml";
        default:
            return "StartingPage.qml";
        }
    }
    property bool ready: false

    clip: true
    onFileChanged: if (ready)
        show()
    onWideChanged: if (ready)
        show()
    Component.onCompleted: {
        ready = true;
        show();
    }

    // The first page is there at once: there is nothing that it follows.
    // By file, not by component: Qt 6.4's Loader cannot make components that are bound to their file.
    function show() {
        const follows = loader.status === Loader.Ready;
        loader.setSource(file, {
            viewModel: root.viewModel,
            wide: root.wide
        });
        if (follows)
            arrival.restart();
    }

    Loader {
        id: loader

        width: root.width
        height: root.height
        focus: true
    }

    NumberAnimation {
        id: arrival

        target: loader
        property: "x"
        from: Motion.distance
        to: 0
        duration: Motion.slide
        easing.type: Easing.OutCubic
    }
}
