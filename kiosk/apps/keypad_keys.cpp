// SPDX-License-Identifier: Apache-2.0
#include "keypad_keys.hpp"

#include "adapters/kiosk_controller.hpp"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QQuickWindow>

namespace fifteen::apps {

namespace {

using nav_keypad::Key;

Qt::Key keyOnPages(Key key) {
    switch (key) {
    case Key::previous:
        return Qt::Key_Up;
    case Key::next:
        return Qt::Key_Down;
    case Key::select:
        return Qt::Key_Return;
    case Key::back:
        return Qt::Key_Escape;
    case Key::help:
        return Qt::Key_F1;
    case Key::listen:
    case Key::louder:
    case Key::softer:
        break;
    }
    return Qt::Key_unknown;
}

void type(Qt::Key key, QQuickWindow& window) {
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(kind, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
}

} // namespace

void pressKey(Key key, QQuickWindow& window, adapters::KioskController& kiosk, adapters::VoicePlayer& voice) {
    if (kiosk.visit().warning) {
        kiosk.handle(flows::StayPressed{});
        return;
    }
    kiosk.handle(flows::Touched{});
    if (key == Key::louder || key == Key::softer) {
        if (kiosk.visit().headset) // the hall's own loudness is the site's
            voice.changeVolume(key == Key::louder ? 1 : -1);
    } else if (key == Key::listen)
        kiosk.handle(flows::ListenPressed{});
    else
        type(keyOnPages(key), window);
}

} // namespace fifteen::apps
