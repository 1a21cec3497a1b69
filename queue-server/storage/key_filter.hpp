// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace fifteen::storage {

/// Which idempotency keys may be on the disk: a new key, which nearly every key is, is known to be new without asking
/// the disk. 64-bit hashes, half full at most: 16 to 32 bytes a key. A false "perhaps" costs one look-up.
class KeyFilter {
public:
    bool mayContain(std::string_view key) const { return !slots_.empty() && slots_[find(hashOf(key))] != 0; }

    void add(std::string_view key) {
        if ((size_ + 1) * 2 > slots_.size()) {
            grow();
        }
        auto& slot = slots_[find(hashOf(key))];
        size_ += slot == 0 ? 1 : 0;
        slot = hashOf(key);
    }

    void clear() {
        slots_.clear();
        size_ = 0;
    }

private:
    static std::uint64_t hashOf(std::string_view key) {
        const std::uint64_t hash = std::hash<std::string_view>{}(key);
        return hash == 0 ? 1 : hash;
    }

    std::size_t find(std::uint64_t hash) const {
        auto at = hash & (slots_.size() - 1);
        while (slots_[at] != 0 && slots_[at] != hash) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return at;
    }

    void grow() {
        std::vector<std::uint64_t> old(slots_.empty() ? 64 : slots_.size() * 2);
        old.swap(slots_);
        for (const auto hash : old) {
            if (hash != 0) {
                slots_[find(hash)] = hash;
            }
        }
    }

    std::vector<std::uint64_t> slots_; ///< size a power of two; 0: free
    std::size_t size_ = 0;
};

} // namespace fifteen::storage
