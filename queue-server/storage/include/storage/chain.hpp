// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// The chain through the journal: every event's hash covers the hash before it. Anybody can check it with sqlite3 and
/// sha256sum.
namespace fifteen::storage {

using Hash = std::array<unsigned char, 32>;

/// One event of the journal, pinned: printed on the closing report as SEQ:HASH, so that an end cut off is noticed.
struct Anchor {
    std::uint64_t seq = 0;
    Hash hash{};
    bool operator==(const Anchor&) const = default;
};

/// "17:9f86d0..." (64 lower-case hex digits), and back.
std::string text(const Anchor& anchor);
std::optional<Anchor> anchorOf(std::string_view text);

/// SHA-256 of: prev || seq as 8 bytes big-endian || at_ms as 8 bytes big-endian || type || 0x00 || body.
class ChainHasher {
public:
    ChainHasher();
    ~ChainHasher();
    ChainHasher(const ChainHasher&) = delete;
    ChainHasher& operator=(const ChainHasher&) = delete;

    Hash operator()(const Hash& prev, std::uint64_t seq, std::int64_t atMs, std::string_view type,
                    std::string_view body);

private:
    struct Context;
    std::unique_ptr<Context> context_; ///< kept: making one costs more than hashing an event
    std::string buffer_;
};

} // namespace fifteen::storage
