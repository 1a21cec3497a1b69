// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

struct Translations {
    std::set<std::string> sources; ///< "context: text"
    std::set<std::string> unfinished;
};

Translations read(const QString& path) {
    Translations result;
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader reader(&file);
    QString context;
    std::string source;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement()) {
            continue;
        }
        if (reader.name() == QStringLiteral("name")) {
            context = reader.readElementText();
        } else if (reader.name() == QStringLiteral("source")) {
            source = (context + QStringLiteral(": ") + reader.readElementText()).toStdString();
            result.sources.insert(source);
        } else if (reader.name() == QStringLiteral("translation")) {
            const bool marked = reader.attributes().hasAttribute(QStringLiteral("type"));
            if (reader.readElementText(QXmlStreamReader::IncludeChildElements).isEmpty() || marked) {
                result.unfinished.insert(source);
            }
        }
    }
    EXPECT_FALSE(reader.hasError()) << path.toStdString();
    return result;
}

TEST(Translations, EveryTextHasItsEnglish) {
    EXPECT_EQ(read(QStringLiteral(FIFTEEN_TRANSLATIONS)).unfinished, std::set<std::string>{});
}

TEST(Translations, TheyAreThoseOfThePagesAsTheyAre) {
    const QTemporaryDir directory;
    const QString fresh = directory.filePath(QStringLiteral("fresh.ts"));
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-ts"), fresh, QStringLiteral("-no-recursive")};
    for (const char* folder : {FIFTEEN_QML "/kiosk-pages", FIFTEEN_QML "/components"}) {
        const QDir pages(QString::fromUtf8(folder));
        for (const QString& page : pages.entryList({QStringLiteral("*.qml")})) {
            arguments.prepend(pages.filePath(page));
        }
    }
    ASSERT_EQ(QProcess::execute(QStringLiteral(FIFTEEN_LUPDATE), arguments), 0);
    const auto wanted = read(fresh).sources;
    EXPECT_GT(wanted.size(), 150U);
    EXPECT_EQ(read(QStringLiteral(FIFTEEN_TRANSLATIONS)).sources, wanted)
        << "run: cmake --build build --target update_translations, and translate what is new";
}

} // namespace
