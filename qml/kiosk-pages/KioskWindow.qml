// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Fifteen.Theme
import Fifteen.Components
import Fifteen.ViewModels

// The kiosk: header, page and bar on a stage of fixed design size, scaled to the window.
Window {
    id: root

    required property KioskViewModel viewModel
    required property WallClock clock
    property bool highContrast: false
    property bool still: false

    readonly property bool wide: width > height

    title: viewModel.siteName
    visible: true
    color: Colours.paper

    Binding {
        target: Look
        property: "largeText"
        value: root.viewModel.largeText
    }
    Binding {
        target: Look
        property: "highContrast"
        value: root.highContrast
    }
    Binding {
        target: Look
        property: "still"
        value: root.still
    }
    Binding {
        target: root.clock
        property: "utcOffsetMinutes"
        value: root.viewModel.utcOffsetMinutes
    }

    ClockWords {
        id: clockWords

        clock: root.clock
    }

    TapGuard {
        window: root
        // Whoever types means the second 4 of 44: only a finger that trembles is quicker than this.
        interval: root.viewModel.page === KioskViewModel.Code || root.viewModel.page === KioskViewModel.ServiceCode ? 100 : 300
        // A touch on the warning is an answer to it and comes as one.
        onTouched: if (root.viewModel.warningSeconds === 0)
            root.viewModel.touched()
    }

    FocusScope {
        id: stage

        width: root.wide ? Metrics.portraitHeight : Metrics.portraitWidth
        height: root.wide ? Metrics.portraitWidth : Metrics.portraitHeight
        scale: Math.min(root.width / width, root.height / height)
        transformOrigin: Item.TopLeft
        x: Math.round((root.width - width * scale) / 2)
        y: Math.round((root.height - height * scale) / 2)
        focus: true

        // A tactile keypad, or a keyboard: down and up through everything that can be touched, and the papers; OK, back,
        // help.
        Keys.onDownPressed: stage.move(true)
        Keys.onRightPressed: stage.move(true)
        Keys.onUpPressed: stage.move(false)
        Keys.onLeftPressed: stage.move(false)
        Keys.onEscapePressed: root.viewModel.back()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F1)
                root.viewModel.askHelp();
        }

        function move(forward: bool) {
            const from = root.activeFocusItem ?? stage;
            from.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
            const reached = root.activeFocusItem;
            root.viewModel.focused((reached as TouchSurface)?.spoken ?? (reached as PaperRow)?.spoken ?? []);
        }

        Header {
            id: header

            width: parent.width
            siteName: root.viewModel.siteName
            subtitle: root.viewModel.siteSubtitle
            time: root.clock.time
            date: clockWords.date
            onMarkHeld: root.viewModel.askService()
        }
        PageStack {
            anchors.top: header.bottom
            anchors.left: parent.left
            anchors.right: root.wide ? bar.left : parent.right
            anchors.bottom: root.wide ? parent.bottom : bar.top
            viewModel: root.viewModel
            wide: root.wide
        }
        BottomBar {
            id: bar

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.left: root.wide ? undefined : parent.left
            anchors.top: root.wide ? header.bottom : undefined
            viewModel: root.viewModel
            upright: root.wide
        }
        WarningOverlay {
            id: overlay

            anchors.fill: parent
            viewModel: root.viewModel
        }
    }
}
