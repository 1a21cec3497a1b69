// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ticket/bitmap.hpp"

#include <cstdint>
#include <vector>

namespace fifteen::adapters {

/// How a dot travels: one bit, 1 = black, or a byte of grey for printers that take nothing less.
enum class PwgColour { black1, sgray8 };

/// The picture as one page of PWG raster (PWG 5102.4, image/pwg-raster), cut after the job.
std::vector<std::uint8_t> pwgRaster(const ticket::Bitmap& picture, PwgColour colour);

} // namespace fifteen::adapters
