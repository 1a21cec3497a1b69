// SPDX-License-Identifier: Apache-2.0
#include "adapters/site_keeper.hpp"

#include "protocol/codec.hpp"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(siteLog, "fifteen.site")

constexpr std::chrono::seconds askAgainAfter{1};

} // namespace

SiteKeeper::SiteKeeper(ServerClient& server, const QString& dataDir, QObject* parent)
    : QObject(parent)
    , server_(server)
    , path_(dataDir.isEmpty() ? QString() : QDir(dataDir).filePath(QStringLiteral("site.json"))) {
    retry_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &SiteKeeper::ask);
}

void SiteKeeper::start() {
    readKept();
    ask();
}

void SiteKeeper::refresh() {
    ask();
}

void SiteKeeper::ask() {
    if (asking_)
        return;
    asking_ = true;
    server_.getSite([this](Result<protocol::Site> answer) {
        asking_ = false;
        if (answer) {
            retry_.stop();
            take(std::move(*answer), true);
        } else {
            if (answer.error().error == Error::nonsense)
                qCWarning(siteLog, "the server's description of the site cannot be understood");
            retry_.start(askAgainAfter);
        }
    });
}

void SiteKeeper::take(protocol::Site site, bool keep) {
    // Compared as text: the messages have no equality of their own, and this happens once a connection.
    std::string text = protocol::encode(site);
    if (text == text_)
        return;
    text_ = std::move(text);
    site_ = std::move(site);
    if (keep)
        writeKept();
    emit siteChanged(*site_);
}

void SiteKeeper::readKept() {
    if (path_.isEmpty())
        return;
    QFile file(path_);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray bytes = file.readAll();
    auto site = protocol::decodeLenient<protocol::Site>({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (site)
        take(std::move(*site), false);
    else
        qCWarning(siteLog, "%s is damaged and not used", qPrintable(path_));
}

void SiteKeeper::writeKept() const {
    if (path_.isEmpty())
        return;
    QDir().mkpath(QFileInfo(path_).absolutePath());
    QSaveFile file(path_); // a power cut leaves the old one or the new one
    const bool written = file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(text_)) >= 0;
    if (!written || !file.commit())
        qCWarning(siteLog, "%s cannot be written: %s", qPrintable(path_), qPrintable(file.errorString()));
}

} // namespace fifteen::adapters
