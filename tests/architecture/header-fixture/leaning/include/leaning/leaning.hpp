// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fifteen::leaning {

struct Leaning {
    std::string name; // whoever includes this has included <string> before
};

} // namespace fifteen::leaning
