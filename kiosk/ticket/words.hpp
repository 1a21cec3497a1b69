// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ticket/ticket_picture.hpp"

#include <QString>
#include <QStringList>

/// The printed words in both languages. They are not in the screens' translation files: a ticket is drawn in the
/// visitor's language whatever the screen shows by then.
namespace fifteen::ticket {

struct Words {
    QString marked;
    QString reprint;
    QString nobodyAhead;
    QString haveReady;
    QString toBring;
    QString notNeeded;
    QString scanTitle;
    QStringList scanLines;
    QString keepTitle;
    QStringList keepLines;
    QString hotline;
    QString listTitle;
    QString code;
    QString timeLimit;
    QString notATicket;
};

const Words& wordsIn(Language language);

/// A figure with the words around it; the figure is printed larger.
struct Figure {
    QString before;
    QString value;
    QString after;
};

Figure aheadWords(std::int64_t ahead, Language language);
Figure waitWords(const WaitRange& wait, Language language);
Figure zoneWords(const QString& zone, Language language);

/// "原件", "复印 1 份", "窗口领取", ...
QString kindWords(const Paper& paper, Language language);

/// "2026-11-24 9:42" by the site's clock.
QString timeWords(std::int64_t atMs, int utcOffsetMinutes);

} // namespace fifteen::ticket
