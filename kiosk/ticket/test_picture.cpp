// SPDX-License-Identifier: Apache-2.0
#include "layout.hpp"
#include "ticket/ticket_picture.hpp"
#include "words.hpp"

namespace fifteen::ticket {

namespace {

/// Every second dot of the head, over the paper's whole width, then the others: a dead dot leaves a gap in the comb.
void drawComb(Sheet& sheet) {
    constexpr int tooth = 40;
    for (const int first : {0, 1}) {
        for (int x = first; x < sheet.width(); x += 2) {
            sheet.fill({x, sheet.y(), 1, tooth});
        }
        sheet.skip(tooth);
    }
}

} // namespace

Bitmap drawTest(const TestContent& content, Roll roll) {
    const Sizes& sizes = sizesOf(roll);
    Sheet sheet(static_cast<int>(roll), sizes.margin);
    drawSite(sheet, sizes, content.siteName, {});
    sheet.skip(24);
    // For who keeps the machine, whatever language they speak: both.
    sheet.block({QStringLiteral("打印测试"), sizes.siteName + 12, Weight::bold}, sizes.siteName + 28);
    sheet.block({QStringLiteral("Test print, not a ticket"), sizes.text, Weight::regular}, sizes.text + 12);
    sheet.skip(24);
    drawComb(sheet);
    sheet.skip(24);
    sheet.block({QStringLiteral("黑条里有白线，就是打印头坏了"), sizes.text, Weight::regular}, sizes.text + 12);
    sheet.block({QStringLiteral("A white line in the bar is a dead dot of the head"), sizes.text, Weight::regular},
                sizes.text + 12);
    sheet.skip(12);
    sheet.block({text(content.kiosk), sizes.group, Weight::bold}, sizes.group + 12);
    drawFoot(sheet, sizes, timeWords(content.printedAtMs, content.utcOffsetMinutes), {}, Language::zh);
    return sheet.finish();
}

} // namespace fifteen::ticket
