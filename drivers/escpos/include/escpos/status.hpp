// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/encoder.hpp"
#include "escpos/error.hpp"

#include <optional>

namespace fifteen::escpos {

/// What a printer says of itself.
struct Status {
    bool offline = false;
    bool coverOpen = false;
    bool paperEnd = false;
    bool paperNearEnd = false;
    bool cutterFault = false;
    bool unrecoverable = false;
    bool recoverable = false; ///< e.g. the head is too hot; passes by itself

    /// The reason it cannot print now, the most useful one for a person first; none: it can.
    std::optional<Error> trouble() const;
    bool operator==(const Status&) const = default;
};

/// Whether a byte can be an answer to DLE EOT: its fixed bits. Tells it from an automatic status (ASB) byte.
bool isRealTimeAnswer(std::uint8_t byte);
/// Whether a byte can be an answer to GS r 1.
bool isPaperInTurnAnswer(std::uint8_t byte);
/// Adds what one answer to DLE EOT says.
void addRealTimeAnswer(Status& status, RealTimeStatus kind, std::uint8_t byte);
/// USB printer class GET_PORT_STATUS: bit 3 not-error, 4 selected, 5 paper-empty. All there is from printers without
/// a bulk IN endpoint.
Status fromPortStatus(std::uint8_t byte);

} // namespace fifteen::escpos
