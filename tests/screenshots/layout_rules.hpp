// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickWindow>
#include <QStringList>

namespace fifteen::screenshots {

/// What is wrong with the page as it stands: a touch target lower than 120 pixels or closer than 24 to another, a text
/// cut off or outside what it stands on, two texts on each other, a control without a name. Empty: nothing.
QStringList brokenRules(QQuickWindow& window);

} // namespace fifteen::screenshots
