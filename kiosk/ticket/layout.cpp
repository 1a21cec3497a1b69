// SPDX-License-Identifier: Apache-2.0
#include "layout.hpp"

#include "words.hpp"

#include <ranges>

namespace fifteen::ticket {
namespace {

constexpr Sizes mm80{.margin = 16,
                     .siteName = 40,
                     .subtitle = 28,
                     .number = 213,
                     .group = 36,
                     .item = 30,
                     .value = 40,
                     .text = 28,
                     .heading = 30,
                     .row = 44,
                     .boxRow = 84};
constexpr Sizes mm58{.margin = 8,
                     .siteName = 32,
                     .subtitle = 24,
                     .number = 213,
                     .group = 32,
                     .item = 26,
                     .value = 34,
                     .text = 24,
                     .heading = 26,
                     .row = 38,
                     .boxRow = 72};

constexpr int tickBox = 24;
constexpr int tickStroke = 3;
constexpr int gap = 16;

// A real catalogue comes nowhere near; without them a broken one could hold up the kiosk.
constexpr int longestText = 300;
constexpr std::size_t mostPapers = 60;

void drawPaper(Sheet& sheet, const Sizes& sizes, const Paper& paper, Language language, bool note, bool tickable) {
    const Run kind{kindWords(paper, language), sizes.text, Weight::regular};
    const Run name{text(paper.name), sizes.text, Weight::regular};
    const int nameLeft = tickable ? sheet.left() + tickBox + gap : sheet.left();
    const int kindLeft = sheet.right() - static_cast<int>(Sheet::measure({kind})) - 1;
    const int nameWidth = kindLeft - gap - nameLeft;
    const int top = sheet.y();
    const int pitch = sizes.text + 8;
    const int padding = (sizes.row - pitch) / 2;
    const int firstCentre = top + padding + pitch / 2;

    if (tickable) {
        sheet.frame({sheet.left(), firstCentre - tickBox / 2, tickBox, tickBox}, tickStroke, tickStroke);
    }
    sheet.line({kind}, Align::right, sheet.right(), firstCentre);
    int bottom = top + padding + pitch * sheet.paragraph(name, Align::left, nameLeft, nameWidth, top + padding, pitch);
    const double nameEnd = nameLeft + Sheet::measure({name});
    if (nameEnd < nameLeft + nameWidth) {
        sheet.leader(nameEnd + gap, kindLeft - gap, firstCentre + 3);
    }
    if (note && !paper.note.empty()) {
        const Run small{text(paper.note), sizes.text - 4, Weight::regular};
        const int notePitch = small.size + 8;
        bottom +=
            notePitch * sheet.paragraph(small, Align::left, nameLeft, sheet.right() - nameLeft, bottom, notePitch);
    }
    sheet.moveTo(bottom + padding);
}

} // namespace

const Sizes& sizesOf(Roll roll) {
    return roll == Roll::mm58 ? mm58 : mm80;
}

QString text(const std::string& utf8) {
    const QString whole = QString::fromStdString(utf8.substr(0, 4 * longestText)).simplified();
    return whole.size() <= longestText ? whole : whole.left(longestText - 1) + QChar(0x2026);
}

void drawSite(Sheet& sheet, const Sizes& sizes, const std::string& name, const std::string& subtitle) {
    sheet.moveTo(28);
    sheet.block({text(name), sizes.siteName, Weight::bold}, sizes.siteName + 8);
    sheet.block({text(subtitle), sizes.subtitle, Weight::regular}, sizes.subtitle + 12);
    sheet.skip(16);
    sheet.rule();
}

void drawPapers(Sheet& sheet, const Sizes& sizes, const QString& heading, const std::vector<Paper>& papers,
                Language language, bool notes, bool tickBoxes) {
    if (papers.empty()) {
        return;
    }
    sheet.line({{heading, sizes.heading, Weight::bold}}, Align::left, sheet.left(), sheet.y() + sizes.heading / 2.0);
    sheet.skip(sizes.heading + 10);
    for (const Paper& paper : papers | std::views::take(mostPapers)) {
        drawPaper(sheet, sizes, paper, language, notes, tickBoxes);
    }
}

void drawFoot(Sheet& sheet, const Sizes& sizes, const QString& time, const std::string& hotline, Language language) {
    sheet.rule();
    sheet.skip(12);
    const Line left{{time, sizes.text - 2, Weight::regular}};
    const Line right{{wordsIn(language).hotline + QLatin1Char(' ') + text(hotline), sizes.text - 2, Weight::regular}};
    const int pitch = sizes.text + 10;
    sheet.line(left, Align::left, sheet.left(), sheet.y() + pitch / 2.0);
    if (!hotline.empty()) {
        if (Sheet::measure(left) + Sheet::measure(right) + gap > sheet.inner()) {
            sheet.skip(pitch);
            sheet.skip(pitch *
                           sheet.paragraph(right.front(), Align::left, sheet.left(), sheet.inner(), sheet.y(), pitch) -
                       pitch);
        } else {
            sheet.line(right, Align::right, sheet.right(), sheet.y() + pitch / 2.0);
        }
    }
    sheet.skip(pitch + 10);
}

} // namespace fifteen::ticket
