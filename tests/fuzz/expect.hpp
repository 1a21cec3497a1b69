// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

/// What must hold for every input; a fuzzer takes the abort for a find.
inline void expect(bool condition) {
    if (!condition) {
        std::abort();
    }
}
