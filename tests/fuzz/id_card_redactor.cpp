// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "id_card/card_redactor.hpp"
#include "id_card/frame.hpp"

#include <algorithm>

using namespace fifteen::id_card;

// The first byte says in what pieces the rest arrives; what is left must not depend on it, and the first answer must
// stay as sound or unsound as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 4096) {
        return 0;
    }
    const std::size_t piece = std::size_t{data[0]} + 1;
    const std::span<const std::uint8_t> input(data + 1, size - 1);
    std::vector<std::uint8_t> whole(input.begin(), input.end());
    CardRedactor atOnce;
    atOnce.received(whole);
    std::vector<std::uint8_t> pieces(input.begin(), input.end());
    CardRedactor piecewise;
    for (std::size_t at = 0; at < pieces.size(); at += piece) {
        piecewise.received(std::span(pieces).subspan(at, std::min(piece, pieces.size() - at)));
    }
    expect(whole == pieces);

    FrameReader before;
    FrameReader after;
    before.feed(input);
    after.feed(whole);
    const auto original = before.next();
    const auto redacted = after.next();
    expect(original.has_value() == redacted.has_value());
    if (original && *original) {
        expect(redacted->has_value() && (*redacted)->status == (*original)->status);
        expect((*redacted)->data.size() == (*original)->data.size());
    }
    return 0;
}
