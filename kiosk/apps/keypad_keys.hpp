// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "nav_keypad/keys.hpp"

class QQuickWindow;

namespace fifteen::adapters {
class KioskController;
class VoicePlayer;
} // namespace fifteen::adapters

namespace fifteen::apps {

/// What a key of the keypad does: on the pages what the same key of a keyboard does, and besides that it is a touch.
/// While the warning lies over the page every key says that somebody is there, and nothing else: who cannot see it must
/// not press what lies below.
void pressKey(nav_keypad::Key key, QQuickWindow& window, adapters::KioskController& kiosk,
              adapters::VoicePlayer& voice);

} // namespace fifteen::apps
