// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <optional>
#include <string>
#include <string_view>

/// One line of a recording, pure (RECORDING.md).
namespace fifteen::transport {

/// The first line of every recording.
inline constexpr std::string_view kRecordingTitle = "fifteen recording 1";

struct RecordingLine {
    enum class What { changed, open, close, send, receive, control };

    std::chrono::microseconds at{0}; ///< since the recording began; when it ended
    What what = What::changed;
    Endpoints endpoints;                  ///< open
    std::uint8_t endpoint = 0;            ///< send, receive
    ControlRequest request;               ///< control
    std::chrono::milliseconds timeout{0}; ///< send, receive, control
    std::size_t room = 0;                 ///< receive, control IN: for so many bytes
    std::vector<std::uint8_t> bytes;      ///< what was to be sent, or was received
    std::size_t moved = 0;                ///< send, control OUT: so many of the bytes were taken
    std::optional<Error> error;           ///< instead of received bytes, moved, or endpoints

    /// Bytes come from the device.
    bool isIn() const;
};

/// Without the line's end.
std::string format(const RecordingLine& line);
/// The same without the time: what was done.
std::string formatAction(const RecordingLine& line);
/// None for what format() does not write.
std::optional<RecordingLine> parseRecordingLine(std::string_view text);

} // namespace fifteen::transport
