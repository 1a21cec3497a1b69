// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "id_card/frame.hpp"

#include <algorithm>

using namespace fifteen::id_card;

// The first byte says in what pieces the rest arrives; the frames found must not depend on it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 4096) {
        return 0;
    }
    const std::size_t piece = std::size_t{data[0]} + 1;
    const std::span<const std::uint8_t> input(data + 1, size - 1);
    const auto count = [](FrameReader& frames) {
        std::size_t found = 0;
        while (const auto reply = frames.next()) {
            ++found;
            expect(!*reply || (*reply)->data.size() + 4 <= kLargestLength);
        }
        return found;
    };
    FrameReader whole;
    whole.feed(input);
    const auto atOnce = count(whole);
    FrameReader pieces;
    std::size_t inPieces = 0;
    for (std::size_t at = 0; at < input.size(); at += piece) {
        pieces.feed(input.subspan(at, std::min(piece, input.size() - at)));
        inPieces += count(pieces);
    }
    expect(atOnce == inPieces);
    expect(pieces.missing().value_or(0) <= kLargestLength);
    return 0;
}
