// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace fifteen::storage {

/// Where in a table a key's row is: the table itself is in the order things happened, so that writing touches its last
/// page only, and needs no index on the disk. Keeps a 64-bit hash and a 32-bit row, 12 bytes a slot, half full at most.
/// Two keys of one hash are one to it: whoever reads the row compares the key.
class KeyIndex {
public:
    using Hash = std::uint64_t;

    static Hash hashOf(std::string_view key) { return std::hash<std::string_view>{}(key); }

    /// Nothing: the key is certainly not in the table.
    std::optional<std::int64_t> rowOf(Hash hash) const {
        const auto wanted = notFree(hash);
        const auto slot = hashes_.empty() ? 0 : find(wanted);
        return hashes_.empty() || hashes_[slot] != wanted ? std::nullopt : std::optional{base_ + rows_[slot]};
    }

    /// `row` must not be below the first one ever added, nor 2^32 above it.
    void add(Hash hash, std::int64_t row) {
        if (size_ == 0) {
            base_ = row;
        }
        if ((size_ + 1) * 2 > hashes_.size()) {
            grow();
        }
        put(notFree(hash), static_cast<std::uint32_t>(row - base_));
    }

    void clear() { *this = {}; }

private:
    /// 0 marks a free slot.
    static Hash notFree(Hash hash) { return hash == 0 ? 1 : hash; }

    std::size_t find(Hash hash) const {
        auto at = hash & (hashes_.size() - 1);
        while (hashes_[at] != 0 && hashes_[at] != hash) {
            at = (at + 1) & (hashes_.size() - 1);
        }
        return at;
    }

    void put(Hash hash, std::uint32_t row) {
        const auto slot = find(hash);
        size_ += hashes_[slot] == 0 ? 1 : 0;
        hashes_[slot] = hash;
        rows_[slot] = row;
    }

    void grow() {
        const auto size = hashes_.empty() ? 64 : hashes_.size() * 2;
        const auto oldHashes = std::exchange(hashes_, std::vector<Hash>(size));
        const auto oldRows = std::exchange(rows_, std::vector<std::uint32_t>(size));
        size_ = 0;
        for (std::size_t i = 0; i < oldHashes.size(); ++i) {
            if (oldHashes[i] != 0) {
                put(oldHashes[i], oldRows[i]);
            }
        }
    }

    std::vector<Hash> hashes_; ///< open addressing; the size is a power of two
    std::vector<std::uint32_t> rows_;
    std::size_t size_ = 0;
    std::int64_t base_ = 0;
};

} // namespace fifteen::storage
