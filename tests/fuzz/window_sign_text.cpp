// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "window_sign/number_board_codec.hpp"
#include "window_sign/text.hpp"
#include "window_sign/text_sign_codec.hpp"

using namespace fifteen::window_sign;

// Any text at all, for a sign of each kind: what is sent can be read again, what is not plain text is not sent.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const SignMessage message{.address = static_cast<std::uint8_t>(size), .sequence = 42, .text = text, .number = {}};
    for (const auto encoding : {TextEncoding::utf8, TextEncoding::gb18030}) {
        auto bytes = TextSignCodec(encoding).encode(message);
        if (!bytes) {
            expect(!isPlainText(text) || size > kLargestData / 4);
            continue;
        }
        expect(isPlainText(text));
        const auto frame = takeFrame(*bytes);
        expect(frame && *frame && bytes->empty());
        expect((*frame)->data.size() >= 2 && (*frame)->data[0] == static_cast<std::uint8_t>(encoding));
        if (encoding == TextEncoding::utf8) {
            expect(std::string((*frame)->data.begin() + 2, (*frame)->data.end()) == text);
        }
    }
    expect(NumberBoardCodec().encode(message).has_value() == text.empty());
    return 0;
}
