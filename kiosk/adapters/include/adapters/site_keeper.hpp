// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/server_client.hpp"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <string>

namespace fifteen::adapters {

/// The site's description (names, groups, items): asked of the server, kept in DATA_DIR/site.json for a start without
/// one.
class SiteKeeper : public QObject {
    Q_OBJECT

public:
    /// Both live longer than this. An empty `dataDir` keeps nothing.
    SiteKeeper(ServerClient& server, const QString& dataDir, QObject* parent = nullptr);

    /// Reads what is kept (a damaged file counts as none), then asks the server until it answers.
    void start();

    /// Asks again: the server came back and may have another configuration.
    void refresh();

    const std::optional<protocol::Site>& site() const { return site_; }

signals:
    /// A site that differs from the one known before.
    void siteChanged(const fifteen::protocol::Site& site);

private:
    void ask();
    void take(protocol::Site site, bool keep);
    void readKept();
    void writeKept() const;

    ServerClient& server_;
    QString path_;
    QTimer retry_;
    bool asking_ = false;
    std::optional<protocol::Site> site_;
    std::string text_; ///< of site_, as it is kept
};

} // namespace fifteen::adapters
