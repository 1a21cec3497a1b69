// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/encoder.hpp"
#include "escpos/error.hpp"

#include <array>
#include <optional>

/// What the bits of a printer's answers mean, pure (devices.md 3.2, 3.3).
namespace fifteen::escpos {

/// What a printer says of itself.
struct Status {
    bool offline = false;
    bool errorReported = false; ///< an error, without saying which
    bool waitingForRecovery = false;
    bool feeding = false; ///< the feed button is held down
    bool drawer = false;  ///< level of the cash drawer's contact; a kiosk has none

    bool coverOpen = false;
    bool headUp = false;
    bool cutterCoverOpen = false;

    bool paperEnd = false;
    bool paperVirtualEnd = false; ///< Custom: so near the end that it no longer begins a ticket
    bool paperNearEnd = false;
    bool paperJam = false;
    bool ticketPresented = false; ///< a printed ticket lies in the mouth

    bool cutterFault = false;
    bool mechanicalFault = false;
    bool supplyFault = false;
    bool ramFault = false;
    bool eepromFault = false;
    bool emitterFault = false;
    bool unrecoverable = false;

    bool headHot = false;
    bool recoverable = false; ///< passes by itself; with Epson mostly the hot head

    /// The reason it cannot print until somebody does something, the most useful one for a person first; none: it can.
    std::optional<Error> trouble() const;
    /// What it waits for by itself before it prints on: headHot, recovering or feedButton.
    std::optional<Error> passing() const;
    bool operator==(const Status&) const = default;
};

/// Adds what one answer to DLE EOT says.
void addRealTimeAnswer(Status& status, RealTimeStatus kind, std::uint8_t byte);
/// Adds the four bytes after 10h 0Fh of Custom's extended status: paper, user, recoverable and fatal errors.
void addExtendedAnswer(Status& status, const std::array<std::uint8_t, 4>& bytes);
/// Adds the four bytes a printer sends unasked when something changes (GS a).
void addAutomaticStatus(Status& status, const std::array<std::uint8_t, 4>& bytes);
/// Adds what an answer to GS r 1 says. As it is given when all before it is printed, its "paper end" is taken for
/// near-end: there was paper just now, and clones know only 00h and 0Fh.
void addPaperInTurn(Status& status, std::uint8_t byte);
/// USB printer class GET_PORT_STATUS: bit 3 not-error, 4 selected, 5 paper-empty. All there is from printers without
/// a bulk IN endpoint. With `vendorBits` also 40h jam and 80h cover open, which some printers have and no standard.
Status fromPortStatus(std::uint8_t byte, bool vendorBits = false);

} // namespace fifteen::escpos
