// SPDX-License-Identifier: Apache-2.0
#include "window_sign/number_board_codec.hpp"
#include "window_sign/text_sign_codec.hpp"

#include <gtest/gtest.h>

namespace fifteen::window_sign {
namespace {

SignMessage message(std::string text, std::optional<unsigned> number = std::nullopt) {
    return {.address = 0x03, .sequence = 0x2A, .text = std::move(text), .number = number, .attention = true};
}

Bytes dataOf(const Result<Bytes>& encoded) {
    auto bytes = encoded.value();
    const auto frame = takeFrame(bytes);
    EXPECT_TRUE(frame && *frame);
    return frame && *frame ? (*frame)->data : Bytes{};
}

Bytes answer(Command command, Bytes data = {}, std::uint8_t address = 0x03, std::uint8_t sequence = 0x2A) {
    return encode({address, sequence, command, std::move(data)});
}

TEST(TextSignCodec, sendsTheExampleOfTheReadme) {
    EXPECT_EQ(TextSignCodec().encode(message("A017")).value(),
              (Bytes{0xA5, 0x15, 0x03, 0x2A, 0x01, 0x00, 0x06, 0x01, 0x01, 0x41, 0x30, 0x31, 0x37, 0x09, 0x53}));
}

TEST(TextSignCodec, sendsTextInEitherEncoding) {
    auto still = message("请");
    still.attention = false;
    EXPECT_EQ(dataOf(TextSignCodec().encode(still)), (Bytes{0x01, 0x00, 0xE8, 0xAF, 0xB7}));
    EXPECT_EQ(dataOf(TextSignCodec(TextEncoding::gb18030).encode(message("请"))), (Bytes{0x02, 0x01, 0xC7, 0xEB}));
    EXPECT_EQ(dataOf(TextSignCodec().encode(message(""))), (Bytes{0x01, 0x01})); // dark
}

TEST(TextSignCodec, refusesWhatASignCannotShow) {
    EXPECT_EQ(TextSignCodec().encode(message("\xFF")).error(), Error::unsayable);
    EXPECT_EQ(TextSignCodec().encode(message("a\tb")).error(), Error::unsayable);
    EXPECT_EQ(TextSignCodec(TextEncoding::gb18030).encode(message("\xE8\xAF")).error(), Error::unsayable);
    EXPECT_TRUE(TextSignCodec().encode(message(std::string(kLargestData - 2, 'x'))));
    EXPECT_EQ(TextSignCodec().encode(message(std::string(kLargestData - 1, 'x'))).error(), Error::unsayable);
}

TEST(TextSignCodec, understandsEveryAnswer) {
    const TextSignCodec codec;
    EXPECT_TRUE(codec.acknowledges());
    const auto outcome = [&](Bytes bytes) { return codec.takeAnswer(bytes, message("A017")); };
    EXPECT_TRUE(outcome(answer(Command::acknowledge)).value());
    EXPECT_EQ(outcome(answer(Command::notAcknowledged, {0x01}))->error(), Error::encodingUnknown);
    EXPECT_EQ(outcome(answer(Command::notAcknowledged, {0x02}))->error(), Error::textTooLong);
    EXPECT_EQ(outcome(answer(Command::notAcknowledged, {0x03}))->error(), Error::displayBroken);
    EXPECT_EQ(outcome(answer(Command::notAcknowledged, {0x77}))->error(), Error::refused);
    EXPECT_EQ(outcome(answer(Command::notAcknowledged))->error(), Error::refused);
    EXPECT_EQ(outcome(answer(Command::notAcknowledged, {0x01, 0x01}))->error(), Error::refused);
}

TEST(TextSignCodec, takesNoOtherFrameForTheAnswer) {
    const TextSignCodec codec;
    auto bytes = answer(Command::acknowledge, {}, 0x04);            // another sign's
    const auto late = answer(Command::acknowledge, {}, 0x03, 0x29); // to an earlier message
    const auto echo = codec.encode(message("A017")).value();        // our own
    auto broken = answer(Command::acknowledge);
    broken.back() ^= 0x01;
    for (const auto& more : {late, echo, broken}) {
        bytes.insert(bytes.end(), more.begin(), more.end());
    }
    EXPECT_FALSE(codec.takeAnswer(bytes, message("A017")));
    const auto good = answer(Command::acknowledge);
    bytes.insert(bytes.end(), good.begin(), good.end());
    const auto found = codec.takeAnswer(bytes, message("A017"));
    ASSERT_TRUE(found);
    EXPECT_TRUE(*found);
}

// The vendor's own example, and what follows from it.
TEST(NumberBoardCodec, sendsFourBytes) {
    const NumberBoardCodec codec;
    auto wanted = message("A999", 999);
    wanted.address = 0x05;
    EXPECT_EQ(codec.encode(wanted).value(), (Bytes{0x05, 0x03, 0xE7, 0xEF}));
    wanted.number = 65535;
    EXPECT_EQ(codec.encode(wanted).value(), (Bytes{0x05, 0xFF, 0xFF, 0x03}));
    EXPECT_EQ(codec.encode(message("")).value(), (Bytes{0x03, 0x00, 0x00, 0x03}));
}

TEST(NumberBoardCodec, refusesWhatIsNoNumber) {
    const NumberBoardCodec codec;
    EXPECT_EQ(codec.encode(message("暂停服务")).error(), Error::unsayable);
    EXPECT_EQ(codec.encode(message("A", 65536)).error(), Error::unsayable);
}

TEST(NumberBoardCodec, expectsNoAnswer) {
    const NumberBoardCodec codec;
    EXPECT_FALSE(codec.acknowledges());
    Bytes noise{0x05, 0x03, 0xE7, 0xEF};
    EXPECT_FALSE(codec.takeAnswer(noise, message("A999", 999)));
    EXPECT_TRUE(noise.empty());
}

} // namespace
} // namespace fifteen::window_sign
