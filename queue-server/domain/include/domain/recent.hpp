// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace fifteen::domain {

/// The last `kept` values, the oldest dropped first; inline, so that a hall is copied in one piece.
template <class Value, std::size_t kept = 256>
class Recent {
public:
    void add(Value value) {
        values_[next_] = value;
        next_ = (next_ + 1) % kept;
        size_ = std::min(size_ + 1, kept);
    }

    std::size_t size() const { return size_; }

    /// 0: the newest.
    Value operator[](std::size_t ago) const { return values_[(next_ + 2 * kept - 1 - ago) % kept]; }

private:
    std::array<Value, kept> values_{};
    std::size_t next_ = 0;
    std::size_t size_ = 0;
};

} // namespace fifteen::domain
