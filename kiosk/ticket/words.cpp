// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <QDateTime>

#include <algorithm>

namespace fifteen::ticket {
namespace {

const Words chinese{
    .marked = QStringLiteral("优先"),
    .reprint = QStringLiteral("补打"),
    .nobodyAhead = QStringLiteral("前面没有人，请留意叫号"),
    .haveReady = QStringLiteral("请准备好"),
    .toBring = QStringLiteral("要带的材料"),
    .notNeeded = QStringLiteral("不用带"),
    .scanTitle = QStringLiteral("扫一扫，看等候"),
    .scanLines = {QStringLiteral("不扫也不要紧，"), QStringLiteral("屏幕和广播会叫您。"),
                  QStringLiteral("过号了不用重排，"), QStringLiteral("到窗口说一声。")},
    .keepTitle = QStringLiteral("请留好这张票"),
    .keepLines = {QStringLiteral("这个码是窗口用的。"), QStringLiteral("屏幕和广播会叫您。"),
                  QStringLiteral("过号了不用重排，"), QStringLiteral("到窗口说一声。")},
    .hotline = QStringLiteral("咨询"),
    .listTitle = QStringLiteral("材料清单"),
    .code = QStringLiteral("事项编码"),
    .timeLimit = QStringLiteral("办理时限"),
    .notATicket = QStringLiteral("这是清单，不是号票"),
};

const Words english{
    .marked = QStringLiteral("Priority"),
    .reprint = QStringLiteral("Reprint"),
    .nobodyAhead = QStringLiteral("Nobody is ahead of you"),
    .haveReady = QStringLiteral("Please have ready"),
    .toBring = QStringLiteral("Please bring"),
    .notNeeded = QStringLiteral("Not needed"),
    .scanTitle = QStringLiteral("Scan to see the wait"),
    .scanLines = {QStringLiteral("No phone? The screen"), QStringLiteral("and a voice call you."),
                  QStringLiteral("Missed your call? Do"), QStringLiteral("not queue: tell a desk.")},
    .keepTitle = QStringLiteral("Keep this ticket"),
    .keepLines = {QStringLiteral("The code is for staff."), QStringLiteral("Screen and voice call"),
                  QStringLiteral("you. Missed it? Do not"), QStringLiteral("queue: tell a desk.")},
    .hotline = QStringLiteral("Help line"),
    .listTitle = QStringLiteral("What to bring"),
    .code = QStringLiteral("Item code"),
    .timeLimit = QStringLiteral("Time limit"),
    .notATicket = QStringLiteral("A list, not a ticket"),
};

} // namespace

const Words& wordsIn(Language language) {
    return language == Language::en ? english : chinese;
}

Figure aheadWords(std::int64_t ahead, Language language) {
    const QString count = QString::number(ahead);
    if (language == Language::zh) {
        return {QStringLiteral("前面 "), count, QStringLiteral(" 人")};
    }
    return {{}, count, ahead == 1 ? QStringLiteral(" person ahead") : QStringLiteral(" people ahead")};
}

Figure waitWords(const WaitRange& wait, Language language) {
    QString minutes = QString::number(wait.fromMinutes);
    if (wait.toMinutes != wait.fromMinutes) {
        minutes += QStringLiteral("–") + QString::number(wait.toMinutes);
    }
    return language == Language::zh ? Figure{QStringLiteral("约 "), minutes, QStringLiteral(" 分钟")}
                                    : Figure{QStringLiteral("about "), minutes, QStringLiteral(" min")};
}

Figure zoneWords(const QString& zone, Language language) {
    return {language == Language::zh ? QStringLiteral("请坐 ") : QStringLiteral("Please sit: "), zone, {}};
}

QString kindWords(const Paper& paper, Language language) {
    const bool zh = language == Language::zh;
    const int copies = std::max(1, paper.copies);
    switch (paper.kind) {
    case Paper::Kind::copy:
        return zh            ? QStringLiteral("复印 %1 份").arg(copies)
               : copies == 1 ? QStringLiteral("1 copy")
                             : QStringLiteral("%1 copies").arg(copies);
    case Paper::Kind::form:
        return zh ? QStringLiteral("窗口领取") : QStringLiteral("at the desk");
    case Paper::Kind::shared:
        return zh ? QStringLiteral("系统里已有") : QStringLiteral("we have it");
    case Paper::Kind::exempt:
        return zh ? QStringLiteral("不用交") : QStringLiteral("exempt");
    case Paper::Kind::original:
        break;
    }
    return zh ? QStringLiteral("原件") : QStringLiteral("original");
}

QString timeWords(std::int64_t atMs, int utcOffsetMinutes) {
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::OffsetFromUTC, utcOffsetMinutes * 60)
        .toString(QStringLiteral("yyyy-MM-dd H:mm"));
}

} // namespace fifteen::ticket
