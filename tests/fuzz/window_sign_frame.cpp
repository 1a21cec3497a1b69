// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "window_sign/text_sign_codec.hpp"

#include <algorithm>

using namespace fifteen::window_sign;

namespace {

/// Feeds the input in pieces and counts the frames; each one must be written as it was read.
std::size_t framesIn(std::span<const std::uint8_t> input, std::size_t piece) {
    Bytes received;
    std::size_t found = 0;
    for (std::size_t at = 0; at < input.size(); at += piece) {
        const auto part = input.subspan(at, std::min(piece, input.size() - at));
        received.insert(received.end(), part.begin(), part.end());
        while (const auto frame = takeFrame(received)) {
            if (!*frame) {
                continue;
            }
            ++found;
            expect((*frame)->data.size() <= kLargestData);
            auto again = encode(**frame);
            const auto same = takeFrame(again);
            expect(same && *same && **same == **frame && again.empty());
        }
    }
    return found;
}

} // namespace

// The first byte says in what pieces the rest arrives; the frames found must not depend on it. And whatever a sign
// says, looking for its answer ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 4096) {
        return 0;
    }
    const std::span<const std::uint8_t> input(data + 1, size - 1);
    expect(framesIn(input, std::max<std::size_t>(input.size(), 1)) == framesIn(input, std::size_t{data[0]} + 1));
    Bytes received(input.begin(), input.end());
    const SignMessage asked{.address = 3, .sequence = 42, .text = "A017", .number = 17};
    const auto answer = TextSignCodec().takeAnswer(received, asked);
    expect(received.size() <= input.size());
    expect(!answer || *answer || answer->error().category() == errorCategory());
    return 0;
}
