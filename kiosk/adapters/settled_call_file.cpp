// SPDX-License-Identifier: Apache-2.0
#include "adapters/settled_call_file.hpp"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(hallLog, "fifteen.hall")

} // namespace

SettledCallFile::SettledCallFile(const QString& dataDir)
    : path_(QDir(dataDir).filePath(QStringLiteral("last-call"))) {}

std::int64_t SettledCallFile::read() const {
    QFile file(path_);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    bool sensible = false;
    const qint64 call = file.read(32).trimmed().toLongLong(&sensible);
    if (!sensible || call < 0) {
        qCWarning(hallLog, "%s holds no number of a call and is not used", qPrintable(path_));
        return 0;
    }
    return call;
}

void SettledCallFile::write(std::int64_t call) const {
    QSaveFile file(path_);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(qint64{call}) + '\n') > 0;
    if (!written || !file.commit()) {
        qCWarning(hallLog, "%s cannot be written: %s", qPrintable(path_), qPrintable(file.errorString()));
    }
}

} // namespace fifteen::adapters
