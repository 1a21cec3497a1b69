// SPDX-License-Identifier: Apache-2.0
#include "storage/chain.hpp"

#include <gtest/gtest.h>

namespace fifteen::storage::test {
namespace {

// Computed with another program: sha256sum of the bytes README.md describes.
TEST(Chain, hashesAsTheFormatSays) {
    ChainHasher hasher;
    const auto first = hasher(Hash{}, 1, 1741046400000, "day_opened", R"({"day":20151})");
    EXPECT_EQ(text({1, first}), "1:733ec5465dc1b74e36fea9add1e3ca9fbd1667a0676be2c0e20661c5ac927e63");
    const auto second = hasher(first, 2, 1741046400001, "desk_paused", R"({"desk":1,"reason":"午餐"})");
    EXPECT_EQ(text({2, second}), "2:cfed74ddbe03d7661a15b17153d54042c38adf3276cfe4fbe2080cf579af1426");
}

TEST(Chain, anAnchorIsASeqAndAHash) {
    const std::string hash(64, 'a');
    const auto anchor = anchorOf("17:" + hash);
    ASSERT_TRUE(anchor);
    EXPECT_EQ(anchor->seq, 17U);
    EXPECT_EQ(text(*anchor), "17:" + hash);
    for (const auto& bad : {std::string(), std::string("17"), "17:" + hash.substr(1), "17:" + hash + "a", ":" + hash,
                            "-1:" + hash, "1x:" + hash, "0:" + hash, "17:" + std::string(64, 'A')}) {
        EXPECT_FALSE(anchorOf(bad)) << bad;
    }
}

} // namespace
} // namespace fifteen::storage::test
