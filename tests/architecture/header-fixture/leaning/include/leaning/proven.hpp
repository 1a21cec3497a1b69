// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fifteen::leaning {

struct Proven {
    Unknown compiledByTheBuildOnly; // not read here: proven.cpp includes this header first
};

} // namespace fifteen::leaning
