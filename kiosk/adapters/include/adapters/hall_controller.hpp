// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/settled_call_file.hpp"
#include "adapters/site_keeper.hpp"
#include "adapters/stream_client.hpp"
#include "adapters/voice_player.hpp"
#include "flows/catalogue.hpp"
#include "flows/hall_screen.hpp"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace fifteen::adapters {

/// Runs the hall screen's flow between the server's stream, the voice and the screen. Qt's thread.
class HallController : public QObject {
    Q_OBJECT

public:
    struct Options {
        flows::HallTiming timing;
        QString dataDir;
        bool chime = true;
    };

    /// All live longer than this.
    struct Parts {
        StreamClient& stream; ///< view hall, without resume
        SiteKeeper& site;
        VoicePlayer& voice;
    };

    HallController(Options options, Parts parts, QObject* parent = nullptr);

    /// Asks the server for the site and the calls.
    void start();

    flows::HallView view() const;

    const flows::HallScreen& screen() const { return screen_; }

    const flows::Catalogue& catalogue() const { return catalogue_; }

    /// Whether the server was heard since the start.
    bool known() const { return known_; }

    /// A frame that shows these calls was swapped.
    void painted(const std::vector<std::int64_t>& calls) { handle(flows::CallsPainted{calls}); }

    /// The minute changed: what was called yesterday leaves the screen.
    void tick() { handle(flows::HallTick{}); }

signals:
    /// view() may have changed.
    void shown();
    void siteChanged();
    void reached(const fifteen::flows::HallCall& call, fifteen::flows::CallStage stage);

private:
    void handle(const flows::HallEvent& event);
    void takeState(const protocol::HallState& state);
    flows::HallTime now() const;
    void act(const flows::Speak& effect);
    void act(const flows::CallReached& effect);
    void act(const flows::AcknowledgeCall& effect);
    void act(const flows::RememberSettled& effect);
    void act(const flows::ConnectAnew& effect);
    void act(const flows::WakeIn& effect);

    Options options_;
    Parts parts_;
    SettledCallFile settled_;
    flows::HallScreen screen_;
    flows::Catalogue catalogue_;
    QElapsedTimer steady_;
    QTimer wake_;
    bool known_ = false;
    bool snapshotDue_ = true;
};

} // namespace fifteen::adapters
