// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The hall screen as a pure state machine: what is large, what is said next, what the server is told. Calls are
/// painted at once and announced one after the other in the order of their numbers; none is lost, none is cut off by
/// the next, none is said twice, whichever of screen, server and network stops in between.
namespace fifteen::flows {

/// One call of a visitor to a desk; a recall is a call of its own. Numbered without gaps over the site's life.
struct HallCall {
    std::int64_t call = 0;
    std::string number; ///< "A017"
    int desk = 0;
    std::string group;
    bool marked = false;
    int times = 1; ///< 2: called for the second time
    std::int64_t calledAtMs = 0;
    bool operator==(const HallCall&) const = default;
};

/// What one desk is doing, as the public may see it.
struct DeskLine {
    enum class State { closed, open, paused };
    int desk = 0;
    State state = State::closed;
    std::optional<std::string> number;
    bool serving = false; ///< false with a number: called, nobody has come yet
    bool marked = false;
    std::string staff;
    bool operator==(const DeskLine&) const = default;
};

struct Announcement {
    enum class Stage { waiting, speaking, settled };
    HallCall call;
    Stage stage = Stage::waiting;
    bool painted = false;
    bool spoken = false; ///< settled without it: nobody could hear it, or it was too old to shout
    bool operator==(const Announcement&) const = default;
};

/// Both clocks: ages of calls are on the wall, pacing must not jump when somebody sets the wall clock.
struct HallTime {
    std::int64_t wallMs = 0;   ///< since 1970-01-01 UTC
    std::int64_t steadyMs = 0; ///< since anything
};

struct HallTiming {
    /// Of calls that were missed (screen or network away), older ones are shown but no longer shouted.
    std::chrono::milliseconds staleAfter{std::chrono::minutes{3}};
    /// Updates this soon after connecting are what was missed, not what happens now.
    std::chrono::milliseconds catchUp{std::chrono::seconds{2}};
    std::chrono::milliseconds leastHighlight{std::chrono::milliseconds{2500}};
    std::chrono::milliseconds silentHighlight{std::chrono::seconds{5}}; ///< where the voice cannot speak
    std::chrono::milliseconds voiceTimeout{std::chrono::seconds{30}};
    std::chrono::milliseconds heroHold{std::chrono::seconds{4}};  ///< large for so long after its announcement
    std::chrono::milliseconds quietLoss{std::chrono::seconds{3}}; ///< a shorter loss is not shown
    int utcOffsetMinutes = 480;
};

struct HallScreen {
    std::vector<Announcement> announcements; ///< by call, ascending: all unsettled ones and the last few others
    std::int64_t newest = 0;                 ///< every call up to it is known here; asked from when connecting
    std::int64_t settled = 0;             ///< every call up to it needs no announcement any more; outlives the process
    std::array<std::int64_t, 2> heroes{}; ///< the calls that stand large; 0: empty
    std::int64_t highlighted = 0;         ///< the call announced now, or last
    std::optional<std::int64_t> speaking; ///< given to the voice and not answered yet
    std::int64_t speakingSinceMs = 0;     ///< steady
    std::int64_t nextNotBeforeMs = 0;     ///< steady
    std::int64_t lastEndedMs = 0;         ///< steady
    bool connected = false;
    bool answerDue = false;               ///< connected, and the answer to "what came after `newest`?" is still to come
    std::int64_t connectionChangedMs = 0; ///< steady
    std::vector<GroupLine> groups;
    std::vector<DeskLine> desks;
};

// ---- events

struct HallConnected {}; ///< asked with `last_call = newest`

struct HallDisconnected {};

/// A snapshot, or an update of those members that are set.
struct HallStateArrived {
    bool snapshot = false;
    std::optional<std::vector<HallCall>> calls;
    std::optional<std::vector<GroupLine>> groups;
    std::optional<std::vector<DeskLine>> desks;
};

/// A frame that shows these calls is on the screen.
struct CallsPainted {
    std::vector<std::int64_t> calls;
};

/// The voice's answer to Speak. spoken = false: no sound card, or it failed on the way.
struct AnnouncementEnded {
    std::int64_t call = 0;
    bool spoken = false;
};

struct HallTick {};

using HallEvent =
    std::variant<HallConnected, HallDisconnected, HallStateArrived, CallsPainted, AnnouncementEnded, HallTick>;

// ---- effects

enum class CallStage { shown, spoken };

/// Answered by AnnouncementEnded. Never given while another one is unanswered.
struct Speak {
    HallCall call;
};

/// It happened for the first time: for the log.
struct CallReached {
    HallCall call;
    CallStage stage = CallStage::shown;
};

/// For the server; given again after a connection was lost, because nobody knows what arrived.
struct AcknowledgeCall {
    std::int64_t call = 0;
    CallStage stage = CallStage::shown;
};

/// Keep it over a restart.
struct RememberSettled {
    std::int64_t call = 0;
};

/// Calls are missing between what is known and what came: connect anew, asking from `newest`.
struct ConnectAnew {};

/// Send a HallTick after this time; a later WakeIn replaces an earlier one.
struct WakeIn {
    std::chrono::milliseconds delay;
};

using HallEffect = std::variant<Speak, CallReached, AcknowledgeCall, RememberSettled, ConnectAnew, WakeIn>;

struct HallStep {
    HallScreen screen;
    std::vector<HallEffect> effects;
};

/// `remembered`: the last RememberSettled of an earlier process; 0: none.
HallScreen startHallScreen(std::int64_t remembered);

HallStep step(const HallScreen& screen, const HallEvent& event, HallTime now, const HallTiming& timing);

// ---- what to draw

struct ShownCall {
    HallCall call;
    bool highlighted = false;
};

struct HallView {
    std::vector<ShownCall> heroes; ///< none at opening, one, or two when calls come close together
    std::vector<HallCall> soon; ///< calls that wait for the voice, in order; of more than six the first and last three
    int moreSoon = 0;           ///< and so many more between them
    std::vector<HallCall> recent; ///< newest first, at most five; none beside two heroes
    std::optional<HallCall> caption;
    bool connectionLost = false;
    std::vector<std::int64_t> visible; ///< every call a frame of this view shows
};

HallView viewOf(const HallScreen& screen, HallTime now, const HallTiming& timing);

} // namespace fifteen::flows
