// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/desk_screen.hpp"

#include <optional>
#include <string>

/// The lit sign over one window.
namespace fifteen::flows {

/// What it says; {number} and {desk} are filled in. Empty: dark.
struct SignTexts {
    std::string called = "{number} 请到{desk}号窗口";
    std::string serving = "{number} 正在办理";
    std::string free = "{desk}号窗口";
    std::string paused = "暂停服务";
    std::string closed{};
    std::string lost{}; ///< the server has been away for longer than a blink
};

struct SignFace {
    std::string text;                  ///< one line; empty: dark
    std::optional<std::string> number; ///< of the visitor's ticket, for boards of digits
    bool operator==(const SignFace&) const = default;
};

/// `lost`: what the screen says of the desk is not known to be so any more.
SignFace signFaceOf(const DeskScreen& screen, bool lost, const SignTexts& texts);

} // namespace fifteen::flows
