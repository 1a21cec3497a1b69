// SPDX-License-Identifier: Apache-2.0
#include "adapters/desk_controller.hpp"

#include "adapters/from_wire.hpp"

#include <algorithm>

namespace fifteen::adapters {

namespace {

constexpr std::chrono::seconds blink{3};

} // namespace

DeskController::DeskController(int desk, StreamClient& stream, SiteKeeper& site, QObject* parent)
    : QObject(parent)
    , stream_(stream)
    , site_(site) {
    screen_.desk = desk;
    blink_.setSingleShot(true);
    connect(&blink_, &QTimer::timeout, this, [this] {
        connectionLost_ = true;
        emit shown();
    });
    connect(&stream_, &StreamClient::connectedChanged, this, [this](bool connected) {
        screen_.connected = connected;
        if (connected) {
            blink_.stop();
            connectionLost_ = false;
            site_.refresh();
        } else {
            blink_.start(blink);
        }
        emit shown();
    });
    connect(&stream_, &StreamClient::deskState, this, [this](const protocol::DeskState& state) {
        screen_.line = deskLineOf(state.desk);
        screen_.otherOpen.assign(state.other_open.begin(), state.other_open.end());
        emit shown();
    });
    connect(&site_, &SiteKeeper::siteChanged, this, [this](const protocol::Site& changed) {
        catalogue_ = catalogueOf(changed);
        const auto mine = std::ranges::find(changed.desks, screen_.desk, &protocol::Desk::desk);
        groups_ = mine == changed.desks.end() ? std::vector<std::string>{} : mine->groups;
        emit shown();
    });
}

void DeskController::start() {
    blink_.start(blink);
    site_.start();
    stream_.start();
}

} // namespace fifteen::adapters
