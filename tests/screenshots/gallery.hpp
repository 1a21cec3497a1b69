// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk_samples/kiosk_samples.hpp"

#include <QImage>
#include <QString>

#include <functional>

namespace fifteen::screenshots {

struct Picture {
    QString name;       ///< moment and manner: "welcome.landscape-en-large"
    QImage image;       ///< of the whole window, at its size
    bool kept = false;  ///< whether the tree has one to compare it with
    QStringList broken; ///< rules of the layout that it breaks, and what QML complained about
};

/// Draws every moment in every manner it is kept in (orientation, language, look), and hands each picture over.
/// `only`: names that contain it; empty: all.
void drawAll(const QString& only, const std::function<void(const Picture&)>& take);

} // namespace fifteen::screenshots
