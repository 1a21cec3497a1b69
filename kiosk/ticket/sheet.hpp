// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "qr_code.hpp"
#include "ticket/bitmap.hpp"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>

#include <vector>

namespace fifteen::ticket {

enum class Weight { regular, bold };
enum class Align { left, centre, right };

/// A piece of a line: text of one size and weight.
struct Run {
    QString text;
    int size = 28; ///< em, in dots
    Weight weight = Weight::regular;
};

using Line = std::vector<Run>;

/// A length of paper that is drawn on from the top down. It is drawn in greys and cut to black and white at the end:
/// outlines keep the designed weight that way, while the font engine's own 1-bit mode breaks thin strokes.
/// All measures are dots. It grows as needed, up to `longest`, about two metres; what is below is lost.
class Sheet {
public:
    static constexpr int longest = 16000;

    Sheet(int width, int margin);

    int width() const { return width_; }

    int left() const { return margin_; }

    int right() const { return width_ - margin_; }

    int inner() const { return width_ - 2 * margin_; }

    int y() const { return y_; }

    void moveTo(int y);

    void skip(int dots) { moveTo(y_ + dots); }

    static double measure(const Line& line);

    /// Where the ink of a run begins and ends, from its origin: for what is large enough that side bearings show.
    struct Ink {
        double left;
        double right;
    };

    static Ink ink(const Run& run);

    /// One line whose em boxes are centred on `centre`; `x` is its left edge, middle or right edge.
    void line(const Line& line, Align align, double x, double centre, QColor colour = Qt::black);

    /// The text wrapped into [x, x + width], lines of nearly equal length, `pitch` apart; starts at `top`. Returns the
    /// number of lines.
    int paragraph(const Run& run, Align align, int x, int width, int top, int pitch);

    /// A centred block over the whole width: `paragraph` at y(), which moves below it.
    void block(const Run& run, int pitch);

    void fill(const QRect& area, QColor colour = Qt::black);
    /// A frame with round corners, wholly inside `area`.
    void frame(const QRect& area, int stroke, int radius);
    void roundedFill(const QRect& area, int radius);
    void rule();
    /// Dots from `from` to `to`; they stand on a common grid, so that rows of them line up.
    void leader(double from, double to, int y);
    void qr(const QrCode& code, int x, int y, int module);

    /// The sheet down to y().
    Bitmap finish();

private:
    void makeRoom(int bottom);
    void roundedRect(const QRect& area, int radius, QColor colour);
    void open();

    int width_;
    int margin_;
    int y_ = 0;
    QImage image_;
    QPainter painter_;
};

/// The line made smaller until it fits, but not below `smallest` of its size; the caller measures whether that did.
Line fitted(Line line, double width, double smallest);

} // namespace fifteen::ticket
