// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlite.hpp"
#include "storage/chain.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fifteen::storage {

/// One row of the journal; views hold during the call.
struct Record {
    std::uint64_t seq = 0;
    std::int64_t atMs = 0;
    std::string_view type;
    std::string_view body;
};

struct ChainEnd {
    Anchor last;        ///< seq 0: the journal is empty
    std::string defect; ///< in words, naming the first bad event; empty: the chain is whole
};

/// Walks the whole journal in order and checks every link. `visit` is told of each event that fits and says what is
/// wrong with it (empty: nothing); the walk ends at the first defect. Throws SqliteError when the file cannot be read.
ChainEnd walkChain(Connection& connection, const std::function<std::string(const Record&)>& visit,
                   const std::optional<Anchor>& anchor = {});

} // namespace fifteen::storage
