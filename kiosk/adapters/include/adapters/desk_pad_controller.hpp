// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/server_client.hpp"
#include "adapters/site_keeper.hpp"
#include "adapters/stream_client.hpp"
#include "flows/desk_pad.hpp"

#include <QObject>

#include <chrono>

namespace fifteen::adapters {

/// Carries out what flows::DeskPad asks for, and feeds it events; decides nothing itself. Qt's thread.
class DeskPadController : public QObject {
    Q_OBJECT

public:
    struct Options {
        int desk = 0;
        flows::PadOptions pad;
        /// How long a command is repeated while the server does not answer: then the clerk has gone on without it.
        std::chrono::milliseconds commandPatience{30'000};
        /// A grade is waited for by nobody; the server takes it for so long.
        std::chrono::milliseconds ratingPatience{std::chrono::minutes(10)};
    };

    /// All of them live longer than this; the stream's view is staff.
    DeskPadController(Options options, StreamClient& stream, SiteKeeper& site, ServerClient& server,
                      QObject* parent = nullptr);

    void start();

    const flows::PadFace& face() const { return face_; }

    void press(const flows::PadPress& press) { happen(press); }

    void rate(int grade) { happen(flows::EvaluatorPress{grade}); }

signals:
    /// face() is another.
    void shown();
    void beepWanted();
    void ratingWanted();

private:
    void happen(const flows::PadEvent& event);
    void carryOut(const flows::DeskCommand& command);
    void carryOut(const flows::Beep& beep);
    void carryOut(const flows::AskVisitor& ask);
    void carryOut(const flows::SendRating& rating);
    void answered(const Result<protocol::DeskAnswer>& answer, flows::DeskCommand::Verb verb);

    const Options options_;
    StreamClient& stream_;
    SiteKeeper& site_;
    ServerClient& server_;
    std::vector<std::string> groups_; ///< what the desk serves
    std::optional<protocol::StaffState> state_;
    flows::DeskPad pad_;
    flows::PadFace face_;
};

} // namespace fifteen::adapters
