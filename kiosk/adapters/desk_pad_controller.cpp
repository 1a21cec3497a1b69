// SPDX-License-Identifier: Apache-2.0
#include "adapters/desk_pad_controller.hpp"

#include "adapters/from_wire.hpp"

#include <QDateTime>
#include <QLoggingCategory>

#include <algorithm>

namespace fifteen::adapters {

namespace {

Q_LOGGING_CATEGORY(padLog, "fifteen.pad")

std::string textOf(const Failure& failure) {
    switch (failure.error) {
    case Error::refused:
        return failure.code;
    case Error::nonsense:
        return "an answer that makes no sense";
    case Error::unreachable:
    case Error::timedOut:
        break;
    }
    return "no answer";
}

} // namespace

DeskPadController::DeskPadController(Options options, StreamClient& stream, SiteKeeper& site, ServerClient& server,
                                     QObject* parent)
    : QObject(parent)
    , options_(std::move(options))
    , stream_(stream)
    , site_(site)
    , server_(server) {
    pad_.options = options_.pad;
    const auto tellNews = [this] {
        if (!state_)
            return;
        auto news = deskNewsOf(*state_, options_.desk, groups_);
        news.nowMs = QDateTime::currentMSecsSinceEpoch();
        happen(news);
    };
    connect(&stream_, &StreamClient::connectedChanged, this, [this](bool connected) {
        happen(flows::PadLink{connected});
        if (connected)
            site_.refresh();
    });
    connect(&stream_, &StreamClient::staffState, this, [this, tellNews](const protocol::StaffState& state) {
        state_ = state;
        tellNews();
    });
    connect(&site_, &SiteKeeper::siteChanged, this, [this, tellNews](const protocol::Site& described) {
        const auto mine = std::ranges::find(described.desks, options_.desk, &protocol::Desk::desk);
        groups_ = mine == described.desks.end() ? std::vector<std::string>{} : mine->groups;
        tellNews();
    });
}

void DeskPadController::start() {
    site_.start();
    stream_.start();
    emit shown();
}

void DeskPadController::happen(const flows::PadEvent& event) {
    auto next = flows::step(std::move(pad_), event);
    pad_ = std::move(next.pad);
    auto face = flows::faceOf(pad_);
    if (face != face_) {
        face_ = std::move(face);
        emit shown();
    }
    for (const auto& effect : next.effects)
        std::visit([this](const auto& wanted) { carryOut(wanted); }, effect);
}

void DeskPadController::carryOut(const flows::DeskCommand& command) {
    using Verb = flows::DeskCommand::Verb;
    const auto send = [&](const auto& body) {
        server_.deskCommand(options_.desk, nameOf(command.verb), body, options_.commandPatience,
                            [this, verb = command.verb](const auto& answer) { answered(answer, verb); });
    };
    switch (command.verb) {
    case Verb::open:
        return send(protocol::OpenDesk{.staff = command.staff});
    case Verb::pause:
        return send(protocol::PauseDesk{});
    case Verb::callNext:
        return send(protocol::CallNext{.finish_current = command.finishCurrent});
    case Verb::hold:
        return send(protocol::HoldTicket{.ticket = command.ticket, .reason = std::nullopt});
    case Verb::transfer:
        return send(protocol::TransferTicket{
            .ticket = command.ticket, .group = std::nullopt, .to_desk = command.toDesk, .reason = std::nullopt});
    case Verb::recall:
    case Verb::start:
    case Verb::noShow:
    case Verb::resume:
        return send(protocol::TicketAtDesk{.ticket = command.ticket});
    }
}

void DeskPadController::answered(const Result<protocol::DeskAnswer>& answer, flows::DeskCommand::Verb verb) {
    if (answer) {
        happen(commandDoneOf(*answer));
        return;
    }
    const auto name = nameOf(verb);
    qCInfo(padLog, "desk %d: %.*s: %s", options_.desk, static_cast<int>(name.size()), name.data(),
           textOf(answer.error()).c_str());
    happen(flows::CommandFailed{});
}

void DeskPadController::carryOut(const flows::Beep& /*beep*/) {
    emit beepWanted();
}

void DeskPadController::carryOut(const flows::AskVisitor& /*ask*/) {
    emit ratingWanted();
}

void DeskPadController::carryOut(const flows::SendRating& rating) {
    server_.rateService(options_.desk, {.ticket = rating.ticket, .grade = rating.grade}, options_.ratingPatience,
                        [this](const Result<protocol::Rating>& answer) {
                            // Which one is in no log: staff learn of grades in sums only.
                            if (answer)
                                qCInfo(padLog, "desk %d: a rating was taken", options_.desk);
                            else
                                qCWarning(padLog, "desk %d: a rating was not taken: %s", options_.desk,
                                          textOf(answer.error()).c_str());
                        });
}

} // namespace fifteen::adapters
