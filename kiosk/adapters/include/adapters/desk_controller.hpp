// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/site_keeper.hpp"
#include "adapters/stream_client.hpp"
#include "flows/catalogue.hpp"
#include "flows/desk_screen.hpp"

#include <QObject>
#include <QTimer>

namespace fifteen::adapters {

/// Keeps the screen over one desk as the server says. Qt's thread.
class DeskController : public QObject {
    Q_OBJECT

public:
    /// Both live longer than this; the stream's view is desk.
    DeskController(int desk, StreamClient& stream, SiteKeeper& site, QObject* parent = nullptr);

    void start();

    const flows::DeskScreen& screen() const { return screen_; }

    const flows::Catalogue& catalogue() const { return catalogue_; }

    const std::vector<std::string>& groups() const { return groups_; } ///< what the desk serves

    bool connectionLost() const { return connectionLost_; } ///< for longer than a blink

signals:
    void shown();

private:
    StreamClient& stream_;
    SiteKeeper& site_;
    flows::DeskScreen screen_;
    flows::Catalogue catalogue_;
    std::vector<std::string> groups_;
    QTimer blink_;
    bool connectionLost_ = false;
};

} // namespace fifteen::adapters
