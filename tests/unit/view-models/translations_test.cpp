// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

namespace {

TEST(Translations, EveryTextOfThePagesHasItsEnglish) {
    QFile file(QStringLiteral(FIFTEEN_TRANSLATIONS));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    int translated = 0;
    QString source;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement()) {
            continue;
        }
        if (reader.name() == QStringLiteral("source")) {
            source = reader.readElementText();
        } else if (reader.name() == QStringLiteral("translation")) {
            EXPECT_FALSE(reader.attributes().hasAttribute(QStringLiteral("type"))) << source.toStdString();
            EXPECT_FALSE(reader.readElementText(QXmlStreamReader::IncludeChildElements).isEmpty())
                << source.toStdString();
            ++translated;
        }
    }
    EXPECT_FALSE(reader.hasError());
    EXPECT_GT(translated, 150);
}

} // namespace
