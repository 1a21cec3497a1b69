// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace fifteen::theme {

/// The letters, and line breaking as a compositor would do it by hand.
class Typesetter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString family READ family CONSTANT)

public:
    using QObject::QObject;

    /// The house's letters (fonts/subset.py). A character they lack is drawn from the simplified-Chinese face of Noto
    /// Sans CJK, and so is everything where they are not installed: the same shapes, from a larger file.
    static QString family();

    /// The narrowest width, in pixels, at which `text` still takes as many lines as at `width`. Set in it, the last
    /// line is about as long as the others, so that no character is left alone. Lines broken by hand are left so. Plain
    /// text, <b> and <br> only.
    Q_INVOKABLE static qreal balancedWidth(const QString& text, const QFont& font, qreal width);

    /// `text` broken after the comma or full stop nearest to its middle, where it is longer than one line of `width`
    /// pixels and both parts fit on one; otherwise as it is. People read by phrases, not by widths.
    Q_INVOKABLE static QString phrased(const QString& text, const QFont& font, qreal width);

    /// The largest size from `font`'s down to `smallest`, in pixels, at which `text` takes no more than `lines` lines
    /// of `width` and no word is broken; `smallest` where none does.
    Q_INVOKABLE static int fittingSize(const QString& text, const QFont& font, int smallest, qreal width, int lines);

    /// `text` without <b>, and with line feeds for <br>, as a screen reader says it.
    Q_INVOKABLE static QString plain(const QString& text);
};

} // namespace fifteen::theme
