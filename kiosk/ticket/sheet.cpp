// SPDX-License-Identifier: Apache-2.0
#include "sheet.hpp"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace fifteen::ticket {
namespace {

constexpr int firstHeight = 1600;
/// Of the em box of Noto Sans CJK, from its top to the baseline (OS/2 typographic ascender 880 of 1000).
constexpr double baselineInEm = 0.88;
/// Grey below which a dot is burnt. Above the middle: thermal paper lightens thin strokes.
constexpr int blackBelow = 160;
constexpr int leaderPitch = 6;
constexpr int leaderDot = 3;

QFont fontOf(const Run& run) {
    // The SC family by name: the JP face draws some simplified characters with another country's shapes.
    // The screens' letters first (qml/theme), which are in memory already; the whole font has every character.
    QFont font(QStringList{QStringLiteral("Fifteen Sans SC"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(run.size);
    font.setWeight(run.weight == Weight::bold ? QFont::Bold : QFont::Normal);
    // Hinting depends on the platform plug-in's settings; the dots must not.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

int breakLines(QTextLayout& layout, double width) {
    layout.beginLayout();
    int count = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        ++count;
    }
    layout.endLayout();
    return count;
}

/// Breaks into as few lines as fit `width`, then narrows until they are about equally long: no line with one character.
int breakEvenly(QTextLayout& layout, int width) {
    const int lines = breakLines(layout, width);
    if (lines < 2) {
        return lines;
    }
    int tooNarrow = width / 2;
    int wideEnough = width;
    while (wideEnough - tooNarrow > 1) {
        const int middle = (tooNarrow + wideEnough) / 2;
        (breakLines(layout, middle) > lines ? tooNarrow : wideEnough) = middle;
    }
    return breakLines(layout, wideEnough);
}

double startOf(Align align, double x, double width) {
    switch (align) {
    case Align::centre:
        return x - width / 2;
    case Align::right:
        return x - width;
    case Align::left:
        break;
    }
    return x;
}

} // namespace

Sheet::Sheet(int width, int margin)
    : width_(width)
    , margin_(margin)
    , image_(width, firstHeight, QImage::Format_Grayscale8) {
    image_.fill(Qt::white);
    open();
}

void Sheet::open() {
    painter_.begin(&image_);
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setRenderHint(QPainter::TextAntialiasing);
}

void Sheet::makeRoom(int bottom) {
    if (bottom <= image_.height() || image_.height() >= longest) {
        return;
    }
    painter_.end();
    QImage taller(width_, std::min(longest, std::max(bottom, 2 * image_.height())), image_.format());
    taller.fill(Qt::white);
    std::copy_n(image_.constBits(), image_.sizeInBytes(), taller.bits());
    image_ = std::move(taller);
    open();
}

void Sheet::moveTo(int y) {
    y_ = std::min(y, longest);
    makeRoom(y_);
}

double Sheet::measure(const Line& line) {
    double width = 0;
    for (const Run& run : line) {
        width += QFontMetricsF(fontOf(run)).horizontalAdvance(run.text);
    }
    return width;
}

Sheet::Ink Sheet::ink(const Run& run) {
    const QRectF bounds = QFontMetricsF(fontOf(run)).tightBoundingRect(run.text);
    return {bounds.left(), bounds.right()};
}

void Sheet::line(const Line& line, Align align, double x, double centre, QColor colour) {
    int largest = 0;
    for (const Run& run : line) {
        largest = std::max(largest, run.size);
    }
    makeRoom(static_cast<int>(centre) + largest);
    // Runs of several sizes share the baseline of the largest; whole dots, so that strokes come out alike everywhere.
    const double baseline = std::round(centre + (baselineInEm - 0.5) * largest);
    double at = std::round(startOf(align, x, measure(line)));
    painter_.setPen(colour);
    for (const Run& run : line) {
        const QFont font = fontOf(run);
        painter_.setFont(font);
        painter_.drawText(QPointF(at, baseline), run.text);
        at += QFontMetricsF(font).horizontalAdvance(run.text);
    }
}

int Sheet::paragraph(const Run& run, Align align, int x, int width, int top, int pitch) {
    QTextLayout layout(run.text, fontOf(run));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const int lines = breakEvenly(layout, width);
    makeRoom(top + lines * pitch);
    painter_.setPen(Qt::black);
    for (int index = 0; index < lines; ++index) {
        const QTextLine part = layout.lineAt(index);
        const double edge = align == Align::left ? x : align == Align::right ? x + width : x + width / 2.0;
        const double baseline = std::round(top + index * pitch + (pitch - run.size) / 2.0 + baselineInEm * run.size);
        part.draw(&painter_,
                  QPointF(std::round(startOf(align, edge, part.naturalTextWidth())), baseline - part.ascent()));
    }
    return lines;
}

void Sheet::block(const Run& run, int pitch) {
    if (!run.text.isEmpty()) {
        skip(pitch * paragraph(run, Align::centre, left(), inner(), y_, pitch));
    }
}

void Sheet::fill(const QRect& area, QColor colour) {
    makeRoom(area.bottom() + 1);
    painter_.fillRect(area, colour);
}

void Sheet::roundedRect(const QRect& area, int radius, QColor colour) {
    makeRoom(area.bottom() + 1);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(colour);
    painter_.drawRoundedRect(area, radius, radius);
}

void Sheet::frame(const QRect& area, int stroke, int radius) {
    roundedRect(area, radius, Qt::black);
    roundedRect(area.adjusted(stroke, stroke, -stroke, -stroke), radius - stroke, Qt::white);
}

void Sheet::roundedFill(const QRect& area, int radius) {
    roundedRect(area, radius, Qt::black);
}

void Sheet::rule() {
    fill({left(), y_, inner(), 4});
    skip(4);
}

void Sheet::leader(double from, double to, int y) {
    const int first = (static_cast<int>(std::ceil(from)) + leaderPitch - 1) / leaderPitch * leaderPitch;
    for (int x = first; x + leaderDot <= to; x += leaderPitch) {
        fill({x, y, leaderDot, leaderDot});
    }
}

void Sheet::qr(const QrCode& code, int x, int y, int module) {
    for (int row = 0; row < code.modules; ++row) {
        for (int column = 0; column < code.modules; ++column) {
            if (code.at(column, row)) {
                fill({x + column * module, y + row * module, module, module});
            }
        }
    }
}

Bitmap Sheet::finish() {
    painter_.end();
    Bitmap bitmap(width_, std::min(y_, image_.height()));
    for (int y = 0; y < bitmap.height(); ++y) {
        const uchar* const greys = image_.constScanLine(y);
        for (int x = 0; x < width_; ++x) {
            if (greys[x] < blackBelow) {
                bitmap.setBlack(x, y);
            }
        }
    }
    return bitmap;
}

Line fitted(Line line, double width, double smallest) {
    const double needed = Sheet::measure(line);
    if (needed > width) {
        const double factor = std::max(smallest, width / needed);
        for (Run& run : line) {
            run.size = static_cast<int>(run.size * factor);
        }
    }
    return line;
}

} // namespace fifteen::ticket
