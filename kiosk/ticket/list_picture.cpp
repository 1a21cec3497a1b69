// SPDX-License-Identifier: Apache-2.0
#include "layout.hpp"
#include "ticket/ticket_picture.hpp"
#include "words.hpp"

#include <algorithm>
#include <iterator>

namespace fifteen::ticket {
namespace {

/// "办理时限  20 个工作日", wrapped under itself when long.
void drawFact(Sheet& sheet, const Sizes& sizes, const QString& name, const std::string& value) {
    if (value.empty()) {
        return;
    }
    const Run label{name, sizes.text, Weight::regular};
    const int pitch = sizes.text + 12;
    const int valueLeft = sheet.left() + static_cast<int>(Sheet::measure({label})) + 20;
    sheet.line({label}, Align::left, sheet.left(), sheet.y() + pitch / 2.0);
    const Run bold{text(value), sizes.text, Weight::bold};
    sheet.skip(pitch * sheet.paragraph(bold, Align::left, valueLeft, sheet.right() - valueLeft, sheet.y(), pitch));
}

bool toBring(const Paper& paper) {
    return paper.kind != Paper::Kind::shared && paper.kind != Paper::Kind::exempt;
}

} // namespace

Bitmap drawList(const ListContent& content, Roll roll) {
    const Sizes& sizes = sizesOf(roll);
    const Words& words = wordsIn(content.language);
    Sheet sheet(static_cast<int>(roll), sizes.margin);
    drawSite(sheet, sizes, content.siteName, content.siteSubtitle);
    sheet.skip(24);
    sheet.block({words.listTitle, sizes.siteName + 12, Weight::bold}, sizes.siteName + 28);
    sheet.block({text(content.item), sizes.group, Weight::bold}, sizes.group + 12);
    if (content.group != content.item) {
        sheet.block({text(content.group), sizes.item, Weight::regular}, sizes.item + 10);
    }
    sheet.skip(24);

    std::vector<Paper> bring;
    std::vector<Paper> leave;
    std::ranges::partition_copy(content.papers, std::back_inserter(bring), std::back_inserter(leave), toBring);
    drawPapers(sheet, sizes, words.toBring, bring, content.language, true, true);
    if (!bring.empty() && !leave.empty()) {
        sheet.skip(20);
    }
    drawPapers(sheet, sizes, words.notNeeded, leave, content.language, true, false);
    sheet.skip(24);
    drawFact(sheet, sizes, words.timeLimit, content.timeLimit);
    drawFact(sheet, sizes, words.code, content.code);
    sheet.skip(12);
    sheet.block({words.notATicket, sizes.text, Weight::regular}, sizes.text + 12);
    sheet.skip(12);
    drawFoot(sheet, sizes, timeWords(content.printedAtMs, content.utcOffsetMinutes), content.hotline, content.language);
    return sheet.finish();
}

} // namespace fifteen::ticket
