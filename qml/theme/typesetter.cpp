// SPDX-License-Identifier: Apache-2.0
#include "theme/typesetter.hpp"

#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace fifteen::theme {

namespace {

/// The text as it is measured. The bold face is the wider one: what fits in it fits with <b> around a part of it, too.
struct Measured {
    QString letters;
    QFont font;
};

Measured measured(const QString& text, const QFont& font) {
    Measured result{Typesetter::plain(text), font};
    if (result.letters.size() != text.size()) {
        result.font.setBold(true);
    }
    result.letters.replace(u'\n', QChar::LineSeparator);
    return result;
}

int linesAt(QTextLayout& layout, qreal width) {
    int lines = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        ++lines;
    }
    layout.endLayout();
    return lines;
}

} // namespace

qreal Typesetter::balancedWidth(const QString& text, const QFont& font, qreal width) {
    const auto [letters, widest] = measured(text, font);
    QTextLayout layout(letters, widest);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    const int lines = linesAt(layout, width);
    if (lines < 2) {
        return width;
    }
    qreal tooNarrow = width / lines / 2;
    qreal enough = width;
    while (enough - tooNarrow > 1) {
        const qreal middle = (tooNarrow + enough) / 2;
        (linesAt(layout, middle) > lines ? tooNarrow : enough) = middle;
    }
    return std::min(width, std::ceil(enough));
}

int Typesetter::fittingSize(const QString& text, const QFont& font, int smallest, qreal width, int lines) {
    auto [letters, tried] = measured(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    for (int size = font.pixelSize(); size > smallest; size -= 2) {
        tried.setPixelSize(size);
        QTextLayout layout(letters, tried);
        layout.setTextOption(option);
        // Word wrap lets a word that is too long stand out over the margin: its line is wider than the width.
        if (linesAt(layout, width) <= lines && layout.boundingRect().width() <= width &&
            layout.minimumWidth() <= width) {
            return size;
        }
    }
    return smallest;
}

QString Typesetter::plain(const QString& text) {
    QString result = text;
    return result.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
}

} // namespace fifteen::theme
