// SPDX-License-Identifier: Apache-2.0
#include "view_models/words.hpp"

namespace fifteen::view_models {

namespace {

bool isChinese(QChar c) {
    return c.script() == QChar::Script_Han;
}

bool isLatin(QChar c) {
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

} // namespace

QString spaced(const QString& text) {
    QString result;
    result.reserve(text.size() + 8);
    for (const QChar c : text) {
        const QChar before = result.isEmpty() ? QChar() : result.back();
        if ((isChinese(before) && isLatin(c)) || (isLatin(before) && isChinese(c))) {
            result += u' ';
        }
        result += c;
    }
    return result;
}

QString words(const flows::Text& text, flows::Language language) {
    const bool english = language == flows::Language::en && !text.en.empty();
    return spaced(QString::fromStdString(english ? text.en : text.zh));
}

QString rangeText(const std::optional<flows::WaitRange>& wait) {
    if (!wait) {
        return {};
    }
    const QString to = QString::number(wait->toMinutes);
    return wait->fromMinutes == wait->toMinutes ? to : QString::number(wait->fromMinutes) + QStringLiteral("–") + to;
}

} // namespace fifteen::view_models
