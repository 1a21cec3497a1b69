// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/hall_screen.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A clerk's pad and the visitor's evaluator at one desk, as a pure state machine. Keys mean what they mean on the
/// staff page; what happened only the server says.
namespace fifteen::flows {

enum class PadKey {
    call,     ///< the next visitor; whoever is being served is finished in the same command
    recall,   ///< calls again whoever was called
    here,     ///< whoever was called has come: the service begins
    evaluate, ///< asks the visitor for a grade
    noShow,   ///< whoever was called did not come
    suspend,  ///< puts the visitor aside
    callBack, ///< brings back whom this desk put aside last
    transfer, ///< sends the visitor to the desk whose number was typed before
    pause,    ///< the desk pauses; it goes on, or opens
};

struct PadPress {
    PadKey key = PadKey::call;
    int number = 0; ///< typed before the key; 0: none
};

struct PadVisitor {
    std::string ticket;
    std::string number;
    bool serving = false; ///< false: called, and nothing is known of them yet
    bool operator==(const PadVisitor&) const = default;
};

/// Left this desk. outcome: finished | no_show | held | ... as on the wire.
struct PadDeparture {
    std::string number;
    std::string outcome;
    std::int64_t atMs = 0;
    bool operator==(const PadDeparture&) const = default;
};

/// Can be brought back.
struct PadAside {
    std::string ticket;
    std::string number;
    bool operator==(const PadAside&) const = default;
};

/// The desk as the server sees it.
struct DeskNews {
    DeskLine::State state = DeskLine::State::closed;
    std::string staff; ///< empty while closed
    std::optional<PadVisitor> visitor{};
    std::int64_t waiting = 0;           ///< for this desk's groups
    std::vector<PadDeparture> recent{}; ///< newest first
    std::vector<PadAside> aside{};
    std::int64_t nowMs = 0;
    bool operator==(const DeskNews&) const = default;
};

struct PadLink {
    bool connected = false; ///< to the server
};

/// The answer to a command: the desk as it stands.
struct CommandDone {
    DeskLine::State state = DeskLine::State::closed;
    std::optional<PadVisitor> visitor{};
};

/// Refused, or not answered for so long that it was given up.
struct CommandFailed {};

struct EvaluatorPress {
    int grade = 0; ///< 1 to 5 stars
};

using PadEvent = std::variant<PadPress, DeskNews, PadLink, CommandDone, CommandFailed, EvaluatorPress>;

struct DeskCommand {
    enum class Verb { open, pause, callNext, recall, start, noShow, hold, resume, transfer };
    Verb verb = Verb::callNext;
    std::string ticket{};       ///< of those about a visitor
    bool finishCurrent = false; ///< callNext
    int toDesk = 0;             ///< transfer
    std::string staff{};        ///< open
    bool operator==(const DeskCommand&) const = default;
};

/// "call-next": as it stands in the server's address.
std::string_view nameOf(DeskCommand::Verb verb);

/// The key did nothing.
struct Beep {
    bool operator==(const Beep&) const = default;
};

/// The evaluator lights up.
struct AskVisitor {
    bool operator==(const AskVisitor&) const = default;
};

struct SendRating {
    std::string ticket;
    int grade = 0;
    bool operator==(const SendRating&) const = default;
};

using PadEffect = std::variant<DeskCommand, Beep, AskVisitor, SendRating>;

struct PadOptions {
    std::string staff{};    ///< who opens the desk; empty: it is opened at the staff page
    bool evaluator = false; ///< there is one
};

struct DeskPad {
    PadOptions options;
    bool connected = false;
    std::optional<DeskNews> desk;           ///< none: nothing was heard yet
    std::optional<DeskCommand::Verb> doing; ///< a command is under way: one at a time
    std::optional<PadVisitor> followed;     ///< at the desk by the last news, to see how they leave
    std::string asked;                      ///< ticket the next grade is for; empty: nobody was asked
    std::string rated;                      ///< the last one
};

struct PadStep {
    DeskPad pad;
    std::vector<PadEffect> effects;
};

/// Total: every event in every state. A key either does something or beeps.
PadStep step(DeskPad pad, const PadEvent& event);

/// What the pad shows. None: blank.
struct PadFace {
    std::optional<std::int64_t> waiting;
    std::optional<std::string> number;
    bool operator==(const PadFace&) const = default;
};

/// Blank while the server is away: what it would show is not known to be so.
PadFace faceOf(const DeskPad& pad);

} // namespace fifteen::flows
