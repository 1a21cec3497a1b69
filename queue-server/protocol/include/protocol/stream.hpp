// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/error.hpp"
#include "protocol/messages.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The frames of /api/v1/stream, for both ends. Defined for HallState, DeskState, KioskState and StaffState.
namespace fifteen::protocol {

/// {"type":"snapshot","stream":...,"seq":...,"state":{...}}
template <class State>
std::string snapshotFrame(std::string_view stream, std::int64_t seq, const State& state);

/// {"type":"update","seq":...,"set":{...}} with the top-level members that differ; nothing if none does.
template <class State>
std::optional<std::string> updateFrame(std::int64_t seq, const State& before, const State& after);

/// A client's copy of a view, kept up to date by the frames of one stream.
template <class State>
class Mirror {
public:
    /// Takes the next frame. Members and frames that are not known come from a newer server and are ignored. On a
    /// fault the copy is as before; `outOfOrder` or nonsense: connect again with `stream()` and `seq()`.
    Result<void> apply(std::string_view frame);

    /// Before the first snapshot: a default state, an empty stream, 0.
    const State& state() const { return state_; }

    const std::string& stream() const { return stream_; }

    std::int64_t seq() const { return seq_; }

private:
    State state_;
    std::string stream_;
    std::int64_t seq_ = 0;
};

} // namespace fifteen::protocol
