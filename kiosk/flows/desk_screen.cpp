// SPDX-License-Identifier: Apache-2.0
#include "flows/desk_screen.hpp"

#include <algorithm>
#include <cstdlib>

namespace fifteen::flows {

DeskFace faceOf(const DeskScreen& screen) {
    if (!screen.line) {
        return DeskFace::unknown;
    }
    const DeskLine& line = *screen.line;
    // A desk that pauses with a visitor before it still serves that visitor: their number stays.
    if (line.number) {
        return line.serving ? DeskFace::serving : DeskFace::called;
    }
    switch (line.state) {
    case DeskLine::State::closed:
        return DeskFace::closed;
    case DeskLine::State::paused:
        return DeskFace::paused;
    case DeskLine::State::open:
        break;
    }
    return DeskFace::free;
}

std::optional<int> nextOpenDesk(const DeskScreen& screen) {
    std::optional<int> best;
    for (const int desk : screen.otherOpen) {
        const auto distance = [&](int other) { return std::abs(other - screen.desk); };
        if (!best || distance(desk) < distance(*best) || (distance(desk) == distance(*best) && desk < *best)) {
            best = desk;
        }
    }
    return best;
}

} // namespace fifteen::flows
