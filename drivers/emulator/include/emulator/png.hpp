// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/printer_model.hpp"

namespace fifteen::emulator {

/// A 1-bit greyscale PNG with exactly these dots, black on white.
Bytes encodePng(const Dots& dots);

} // namespace fifteen::emulator
