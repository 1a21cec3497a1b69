// SPDX-License-Identifier: Apache-2.0
#include "theme/typesetter.hpp"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace fifteen::theme {

namespace {

/// The text as it is measured. The bold face is the wider one: what fits in it fits with <b> around a part of it, too.
struct Measured {
    QString letters;
    QFont font;
};

Measured measured(const QString& text, const QFont& font) {
    Measured result{Typesetter::plain(text), font};
    if (text.contains(QStringLiteral("<b>"))) {
        result.font.setBold(true);
    }
    result.letters.replace(u'\n', QChar::LineSeparator);
    return result;
}

struct Lines {
    int count = 0;
    qreal longest = 0; ///< pixels
};

Lines linesAt(QTextLayout& layout, qreal width) {
    Lines lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        ++lines.count;
        lines.longest = std::max(lines.longest, line.naturalTextWidth());
    }
    layout.endLayout();
    return lines;
}

} // namespace

QString Typesetter::family() {
    static const QString house = [] {
        const auto cut = QStringLiteral("Fifteen Sans SC");
        // By name: the Japanese face draws some characters differently.
        QFont::insertSubstitution(cut, QStringLiteral("Noto Sans CJK SC"));
        return cut;
    }();
    return house;
}

qreal Typesetter::balancedWidth(const QString& text, const QFont& font, qreal width) {
    const auto [letters, widest] = measured(text, font);
    QTextLayout layout(letters, widest);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    const Lines lines = linesAt(layout, width);
    if (lines.count < 2 || letters.contains(QChar::LineSeparator)) {
        return std::min(width, std::ceil(lines.longest) + 1);
    }
    qreal tooNarrow = width / lines.count / 2;
    qreal enough = width;
    while (enough - tooNarrow > 1) {
        const qreal middle = (tooNarrow + enough) / 2;
        (linesAt(layout, middle).count > lines.count ? tooNarrow : enough) = middle;
    }
    return std::min(width, std::ceil(enough) + 1);
}

QString Typesetter::phrased(const QString& text, const QFont& font, qreal width) {
    const auto [letters, widest] = measured(text, font);
    const QFontMetricsF metrics(widest);
    if (metrics.horizontalAdvance(letters) <= width) {
        return text;
    }
    static const QString ends = QStringLiteral("，。；、？！");
    qsizetype best = -1;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (ends.contains(text[i]) && (best < 0 || std::abs(2 * i - text.size()) < std::abs(2 * best - text.size()))) {
            best = i;
        }
    }
    const auto fits = [&](const QString& part) { return metrics.horizontalAdvance(plain(part)) <= width; };
    if (best < 0 || !fits(text.left(best + 1)) || !fits(text.mid(best + 1))) {
        return text;
    }
    return text.left(best + 1) + QStringLiteral("<br>") + text.mid(best + 1);
}

int Typesetter::fittingSize(const QString& text, const QFont& font, int smallest, qreal width, int lines) {
    auto [letters, tried] = measured(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    for (int size = font.pixelSize(); size > smallest; size -= 2) {
        tried.setPixelSize(size);
        QTextLayout layout(letters, tried);
        layout.setTextOption(option);
        // Word wrap lets a word that is too long stand out over the margin: its line is longer than the width.
        if (const Lines set = linesAt(layout, width); set.count <= lines && set.longest <= width) {
            return size;
        }
    }
    return smallest;
}

QString Typesetter::plain(const QString& text) {
    QString result = text;
    result.replace(QStringLiteral("<br>"), QStringLiteral("\n"));
    return result.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
}

} // namespace fifteen::theme
