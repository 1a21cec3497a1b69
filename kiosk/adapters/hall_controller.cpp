// SPDX-License-Identifier: Apache-2.0
#include "adapters/hall_controller.hpp"

#include "adapters/from_wire.hpp"
#include "flows/announcement.hpp"

#include <QDateTime>

#include <variant>

namespace fifteen::adapters {

HallController::HallController(Options options, Parts parts, QObject* parent)
    : QObject(parent)
    , options_(std::move(options))
    , parts_(parts)
    , settled_(options_.dataDir)
    , screen_(flows::startHallScreen(settled_.read())) {
    steady_.start();
    wake_.setSingleShot(true);
    connect(&wake_, &QTimer::timeout, this, &HallController::tick);
    connect(&parts_.voice, &VoicePlayer::ended, this, [this](qint64 call, bool spoken) {
        handle(flows::AnnouncementEnded{call, spoken});
    });
    connect(&parts_.stream, &StreamClient::hallState, this, &HallController::takeState);
    connect(&parts_.stream, &StreamClient::connectedChanged, this, [this](bool connected) {
        snapshotDue_ = connected;
        if (connected) {
            handle(flows::HallConnected{});
            parts_.site.refresh();
        } else {
            handle(flows::HallDisconnected{});
        }
    });
    connect(&parts_.site, &SiteKeeper::siteChanged, this, [this](const protocol::Site& site) {
        catalogue_ = catalogueOf(site);
        options_.timing.utcOffsetMinutes = catalogue_.utcOffsetMinutes;
        emit siteChanged();
        emit shown();
    });
}

void HallController::start() {
    parts_.site.start();
    if (screen_.newest > 0) {
        parts_.stream.setLastCall(screen_.newest);
    }
    parts_.stream.start();
    handle(flows::HallTick{}); // counts the time until the missing server is shown
}

flows::HallTime HallController::now() const {
    return {.wallMs = QDateTime::currentMSecsSinceEpoch(), .steadyMs = steady_.elapsed()};
}

flows::HallView HallController::view() const {
    return viewOf(screen_, now(), options_.timing);
}

void HallController::takeState(const protocol::HallState& state) {
    known_ = true;
    const bool snapshot = std::exchange(snapshotDue_, false);
    handle(hallStateOf(state, snapshot));
}

void HallController::handle(const flows::HallEvent& event) {
    flows::HallStep next = step(screen_, event, now(), options_.timing);
    screen_ = std::move(next.screen);
    // Without any call known the server is asked for the last few, not for all since it was founded.
    if (screen_.newest > 0) {
        parts_.stream.setLastCall(screen_.newest);
    }
    // Painting comes first: shown() leads to the next frame, the effects may wait for a disk.
    emit shown();
    // Kept before anybody is told that it was spoken: who dies in between would say it again.
    for (const flows::HallEffect& effect : next.effects) {
        if (const auto* settled = std::get_if<flows::RememberSettled>(&effect)) {
            settled_.write(settled->call);
        }
    }
    for (const flows::HallEffect& effect : next.effects) {
        std::visit([this](const auto& what) { act(what); }, effect);
    }
}

void HallController::act(const flows::Speak& effect) {
    parts_.voice.speak(effect.call.call, flows::sentenceClips(effect.call.number, effect.call.desk, options_.chime));
}

void HallController::act(const flows::CallReached& effect) {
    emit reached(effect.call, effect.stage);
}

void HallController::act(const flows::AcknowledgeCall& effect) {
    parts_.stream.acknowledge(effect.call, effect.stage == flows::CallStage::shown ? StreamClient::Stage::shown
                                                                                   : StreamClient::Stage::spoken);
}

void HallController::act(const flows::RememberSettled& /*effect*/) {
    // Done by handle(), before all others.
}

void HallController::act(const flows::ConnectAnew& /*effect*/) {
    // Also from nought: the calls that are missing are the first of a young journal.
    parts_.stream.setLastCall(screen_.newest);
    QMetaObject::invokeMethod(
        this, [this] { parts_.stream.connectAnew("calls are missing"); }, Qt::QueuedConnection);
}

void HallController::act(const flows::WakeIn& effect) {
    wake_.start(effect.delay);
}

} // namespace fifteen::adapters
