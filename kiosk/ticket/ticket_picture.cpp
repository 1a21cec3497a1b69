// SPDX-License-Identifier: Apache-2.0
#include "ticket/ticket_picture.hpp"

#include "layout.hpp"
#include "words.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace fifteen::ticket {
namespace {

/// Of the em: what look.md asks for between letter and digits; the font has no thin space.
constexpr double numberGap = 0.16;
/// Of the em: height of a capital or digit of Noto Sans CJK (OS/2 sCapHeight 733 of 1000).
constexpr double capHeight = 0.733;
constexpr int qrSide = 200; ///< 25 mm
constexpr int boxStroke = 3;

void drawNumber(Sheet& sheet, const Sizes& sizes, const TicketContent& content) {
    Run prefix{text(content.prefix), sizes.number, Weight::bold};
    Run digits{text(content.digits), sizes.number, Weight::bold};
    // Side bearings of a letter this size are millimetres: what is fitted and centred is the ink.
    const auto digitsAt = [&] { return Sheet::measure({prefix}) + numberGap * prefix.size; };
    const auto inkWidth = [&] { return digitsAt() + Sheet::ink(digits).right - Sheet::ink(prefix).left; };
    if (const double needed = inkWidth(); needed > sheet.inner()) {
        prefix.size = digits.size = std::max(8, static_cast<int>(sizes.number * sheet.inner() / needed));
    }
    const int cap = static_cast<int>(std::lround(capHeight * prefix.size));
    sheet.skip(42);
    // line() centres the em box; the baseline is what must stand `cap` below the top of the capitals.
    const double centre = sheet.y() + cap - (0.88 - 0.5) * prefix.size;
    const double start = (sheet.width() - inkWidth()) / 2 - Sheet::ink(prefix).left;
    sheet.line({prefix}, Align::left, start, centre);
    sheet.line({digits}, Align::left, start + digitsAt(), centre);
    sheet.skip(cap + 32);
}

constexpr int markPadding = 14;
constexpr int markGap = 16;

/// White on black, or framed: 优先 and 补打 must not be taken for one another.
double drawMark(Sheet& sheet, const Sizes& sizes, const QString& word, bool solid, double x, double centre) {
    const Line line{{word, sizes.group - 4, Weight::bold}};
    const int width = static_cast<int>(std::lround(Sheet::measure(line))) + 2 * markPadding;
    const int height = sizes.group + 12;
    const QRect area(static_cast<int>(x), static_cast<int>(centre) - height / 2, width, height);
    if (solid) {
        sheet.roundedFill(area, 8);
    } else {
        sheet.frame(area, 3, 8);
    }
    sheet.line(line, Align::left, area.left() + markPadding, centre, solid ? Qt::white : Qt::black);
    return width + markGap;
}

double markWidth(const Sizes& sizes, const QString& word) {
    return std::round(Sheet::measure({{word, sizes.group - 4, Weight::bold}})) + 2 * markPadding + markGap;
}

/// The marks and the group on one line, or the marks on a line of their own above a long group.
void drawGroup(Sheet& sheet, const Sizes& sizes, const TicketContent& content) {
    const Words& words = wordsIn(content.language);
    const Run group{text(content.group), sizes.group, Weight::bold};
    const double marks =
        (content.marked ? markWidth(sizes, words.marked) : 0) + (content.reprint ? markWidth(sizes, words.reprint) : 0);
    const double together = marks + Sheet::measure({group});
    const bool oneLine = together <= sheet.inner();
    const int height = sizes.group + 12;
    const double centre = sheet.y() + height / 2.0;
    const double used = oneLine ? together : marks - markGap;
    double x = std::round((sheet.width() - used) / 2);
    if (content.marked) {
        x += drawMark(sheet, sizes, words.marked, true, x, centre);
    }
    if (content.reprint) {
        x += drawMark(sheet, sizes, words.reprint, false, x, centre);
    }
    if (oneLine) {
        sheet.line({group}, Align::left, x, centre);
        sheet.skip(height);
    } else {
        sheet.skip(marks > 0 ? height + 8 : 0);
        sheet.block(group, height);
    }
    if (content.item != content.group) {
        sheet.skip(6);
        sheet.block({text(content.item), sizes.item, Weight::regular}, sizes.item + 10);
    }
}

Line figureLine(const Figure& figure, const Sizes& sizes) {
    return {{figure.before, sizes.text, Weight::regular},
            {figure.value, sizes.value, Weight::bold},
            {figure.after, sizes.text, Weight::regular}};
}

/// One cell of the box; long texts are made smaller, then wrapped. Returns the height it needs.
int cellHeight(const Line& line, const Sizes& sizes, int width) {
    return Sheet::measure(fitted(line, width, 0.7)) <= width ? sizes.boxRow : 0;
}

struct Cell {
    Figure figure;
    int x = 0;
    int width = 0;
};

constexpr int cellPadding = 16;

bool fits(const Cell& cell, const Sizes& sizes) {
    return cellHeight(figureLine(cell.figure, sizes), sizes, cell.width - 2 * cellPadding) > 0;
}

/// Draws a row of the box and moves below it.
void drawRow(Sheet& sheet, const Sizes& sizes, const std::vector<Cell>& cells) {
    const int top = sheet.y();
    for (const Cell& cell : cells) {
        const Line line = fitted(figureLine(cell.figure, sizes), cell.width - 2 * cellPadding, 0.7);
        if (fits(cell, sizes)) {
            sheet.line(line, Align::centre, cell.x + cell.width / 2.0, top + sizes.boxRow / 2.0);
        } else {
            const Run whole{cell.figure.before + cell.figure.value + cell.figure.after, sizes.text + 2, Weight::bold};
            const int pitch = sizes.text + 14;
            const int lines = sheet.paragraph(whole, Align::centre, cell.x + cellPadding, cell.width - 2 * cellPadding,
                                              top + 16, pitch);
            sheet.moveTo(top + lines * pitch + 32);
        }
    }
    sheet.moveTo(std::max(sheet.y(), top + sizes.boxRow));
}

/// The rows of the box: people and minutes beside one another if both are known and fit, then where to sit.
std::vector<std::vector<Cell>> boxRows(const Sheet& sheet, const Sizes& sizes, const TicketContent& content) {
    const int x = sheet.left();
    const int inner = sheet.inner();
    std::vector<std::vector<Cell>> rows;
    std::vector<Cell> first;
    if (content.ahead) {
        first.push_back({aheadWords(*content.ahead, content.language), x, inner});
    }
    if (content.wait) {
        first.push_back({waitWords(*content.wait, content.language), x, inner});
    }
    if (first.size() == 2) {
        const int split = inner * 2 / 5;
        const Cell narrow{first[0].figure, x, split};
        const Cell wide{first[1].figure, x + split, inner - split};
        if (fits(narrow, sizes) && fits(wide, sizes)) {
            rows.push_back({narrow, wide});
        } else {
            rows.push_back({first[0]});
            rows.push_back({first[1]});
        }
    } else if (content.ahead && *content.ahead == 0) {
        rows.push_back({{{{}, wordsIn(content.language).nobodyAhead, {}}, x, inner}});
    } else if (!first.empty()) {
        rows.push_back(first);
    }
    if (!content.zone.empty()) {
        rows.push_back({{zoneWords(text(content.zone), content.language), x, inner}});
    }
    return rows;
}

void drawBox(Sheet& sheet, const Sizes& sizes, const TicketContent& content) {
    const auto rows = boxRows(sheet, sizes, content);
    if (rows.empty()) {
        return;
    }
    sheet.skip(20);
    const int top = sheet.y();
    const auto draw = [&] {
        for (std::size_t index = 0; index < rows.size(); ++index) {
            const int rowTop = sheet.y();
            if (index > 0) {
                sheet.fill({sheet.left(), rowTop - boxStroke / 2, sheet.inner(), boxStroke});
            }
            drawRow(sheet, sizes, rows[index]);
            for (std::size_t cell = 1; cell < rows[index].size(); ++cell) {
                sheet.fill({rows[index][cell].x, rowTop, boxStroke, sheet.y() - rowTop});
            }
        }
    };
    // Drawn twice: the frame is filled white inside, and its height is known only after the rows.
    draw();
    const int bottom = sheet.y();
    sheet.frame({sheet.left(), top, sheet.inner(), bottom - top}, boxStroke, 16);
    sheet.moveTo(top);
    draw();
}

/// What must be brought or filled in; the rest is no concern of somebody who waits.
std::vector<Paper> toPrepare(const std::vector<Paper>& papers) {
    std::vector<Paper> kept;
    std::ranges::copy_if(papers, std::back_inserter(kept), [](const Paper& paper) {
        return paper.kind != Paper::Kind::shared && paper.kind != Paper::Kind::exempt;
    });
    return kept;
}

struct Advice {
    const QString& title;
    const QStringList& lines;
};

void drawAdvice(Sheet& sheet, const Sizes& sizes, const Advice& advice, Align align, int x, int width, int top) {
    const int titleHeight = sizes.heading + 12;
    const int pitch = sizes.text + 12;
    const double anchor = align == Align::left ? x : x + width / 2.0;
    const Line title = fitted({{advice.title, sizes.heading, Weight::bold}}, width, 0.5);
    sheet.line(title, align, anchor, top + titleHeight / 2.0);
    double centre = top + titleHeight + pitch / 2.0;
    for (const QString& words : advice.lines) {
        sheet.line(fitted({{words, sizes.text, Weight::regular}}, width, 0.5), align, anchor, centre);
        centre += pitch;
    }
    sheet.moveTo(static_cast<int>(centre - pitch / 2.0));
}

void drawQr(Sheet& sheet, const Sizes& sizes, const TicketContent& content) {
    const Words& words = wordsIn(content.language);
    const Advice advice =
        content.qrIsLink ? Advice{words.scanTitle, words.scanLines} : Advice{words.keepTitle, words.keepLines};
    const auto code = encodeQr(content.qr);
    if (!code) {
        return;
    }
    sheet.skip(34);
    // Whole dots a module, at least 4 (0.5 mm): less is lost on cheap heads.
    const int module = std::max(4, (qrSide + code->modules / 2) / code->modules);
    const int side = module * code->modules;
    const int quiet = 4 * module;
    const int top = sheet.y();
    const int besideLeft = std::max(sheet.left(), quiet) + side + quiet;
    if (sheet.right() - besideLeft >= 260) {
        sheet.qr(*code, std::max(sheet.left(), quiet), top, module);
        drawAdvice(sheet, sizes, advice, Align::left, besideLeft, sheet.right() - besideLeft, top);
        sheet.moveTo(std::max(sheet.y(), top + side));
    } else {
        sheet.qr(*code, (sheet.width() - side) / 2, top, module);
        drawAdvice(sheet, sizes, advice, Align::centre, sheet.left(), sheet.inner(), top + side + quiet);
    }
}

} // namespace

Bitmap drawTicket(const TicketContent& content, Roll roll) {
    const Sizes& sizes = sizesOf(roll);
    Sheet sheet(static_cast<int>(roll), sizes.margin);
    drawSite(sheet, sizes, content.siteName, content.siteSubtitle);
    drawNumber(sheet, sizes, content);
    drawGroup(sheet, sizes, content);
    drawBox(sheet, sizes, content);
    const auto papers = toPrepare(content.papers);
    if (!papers.empty()) {
        sheet.skip(30);
        drawPapers(sheet, sizes, wordsIn(content.language).haveReady, papers, content.language, false, true);
    }
    drawQr(sheet, sizes, content);
    sheet.skip(36);
    drawFoot(sheet, sizes, timeWords(content.issuedAtMs, content.utcOffsetMinutes), content.hotline, content.language);
    return sheet.finish();
}

} // namespace fifteen::ticket
