// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/raster.hpp"

/// ESC/POS bytes, pure (devices.md 3.1, 3.2).
namespace fifteen::escpos {

using Bytes = std::vector<std::uint8_t>;

enum class RasterCommand {
    gsV0, ///< GS v 0: obsolete by the book, understood by everything in the field
    gsL,  ///< GS ( L fn 112 and 50, its successor; longer bands as GS 8 L
};
enum class Cut { full, partial };

/// What a printer understands beside the common commands.
enum class Dialect {
    epson,     ///< and its clones: DLE EOT 1..4
    customVkp, ///< Custom VKP80III and KPM: the extended status DLE EOT 14h too, which knows the ticket in the mouth
    masung,    ///< no manual of its status was found: the common subset, as epson
};

/// DLE EOT n: answered at once, also while printing or off line.
enum class RealTimeStatus : std::uint8_t { printer = 1, offlineCause = 2, errorCause = 3, paper = 4 };

Bytes initialise();
/// `rows` rows from row `first` of the picture. Requires 0 <= first, 1 <= rows, first + rows <= height, a stride and
/// rows below 65536.
Bytes rasterBand(const Raster& raster, int first, int rows, RasterCommand command);
/// ESC J, as often as it takes: feeds so many dots. Empty for none.
Bytes feed(int dots);
Bytes cut(Cut kind);
Bytes requestStatus(RealTimeStatus kind);
/// DLE EOT 14h, Custom's: answered at once by 10h 0Fh and four bytes.
Bytes requestExtendedStatus();
/// GS r 1: answered only when all before it has been worked off.
Bytes requestPaperInTurn();

/// Whether dots happen to look like a real-time request this printer knows. Many printers answer it wherever it stands,
/// so an answer nobody asked for may come.
bool holdsRealTimeRequest(std::span<const std::uint8_t> data, Dialect dialect);

} // namespace fifteen::escpos
