// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/hall_screen.hpp"

#include <vector>

/// The small screen over one desk.
namespace fifteen::flows {

struct DeskScreen {
    int desk = 0;
    std::optional<DeskLine> line; ///< none: nothing was heard of the desk yet
    std::vector<int> otherOpen;   ///< open desks that serve the same groups
    bool connected = false;
};

enum class DeskFace {
    unknown, ///< the number of the desk and nothing else
    closed,
    free,    ///< open, nobody is called
    called,  ///< 请到本窗口
    serving, ///< 正在办理
    paused,
};

DeskFace faceOf(const DeskScreen& screen);

/// Where to send people from a desk that does not serve now: the open desk nearest to it, the lower one of two.
std::optional<int> nextOpenDesk(const DeskScreen& screen);

} // namespace fifteen::flows
