// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/hall_screen.hpp"

namespace fifteen::flows {

/// A call and its recalls: one number at one desk.
inline bool sameVisitor(const HallCall& one, const HallCall& other) {
    return one.number == other.number && one.desk == other.desk;
}

} // namespace fifteen::flows
