// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "window_sign/frame.hpp"

#include <string_view>

namespace fifteen::window_sign {

/// Whether a sign can be given it: UTF-8 (shortest forms, no surrogates) without control and private-use characters.
bool isPlainText(std::string_view utf8);

/// unsayable: not UTF-8, or a system without the conversion.
Result<Bytes> toGb18030(std::string_view utf8);

} // namespace fifteen::window_sign
