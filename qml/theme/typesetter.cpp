// SPDX-License-Identifier: Apache-2.0
#include "theme/typesetter.hpp"

#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace fifteen::theme {

namespace {

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
    QString letters = plain(text);
    letters.replace(u'\n', QChar::LineSeparator);
    // The bold face is the wider one: what fits in it fits with <b> around a part of it, too.
    QFont widest = font;
    if (letters.size() != text.size()) {
        widest.setBold(true);
    }
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

QString Typesetter::plain(const QString& text) {
    QString result = text;
    return result.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
}

} // namespace fifteen::theme
