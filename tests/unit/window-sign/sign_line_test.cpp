// SPDX-License-Identifier: Apache-2.0
#include "emulator/sign_model.hpp"
#include "test_devices/model_transport.hpp"
#include "window_sign/number_board_codec.hpp"
#include "window_sign/sign_line.hpp"
#include "window_sign/text_sign_codec.hpp"

#include <gtest/gtest.h>

namespace fifteen::window_sign {
namespace {

const transport::Endpoints kSerial{{0x01}, {0x81}, {}, {}, 0, 0, 1};

class SignLineTest : public testing::Test {
protected:
    SignMessage message(std::string text) {
        return {.address = 0x03, .sequence = ++sequence_, .text = std::move(text), .number = 17, .attention = true};
    }

    emulator::SignModel model_{{0x03, 0x04}};
    tests::ModelTransport transport_{model_, kSerial};
    TextSignCodec codec_;
    SignLine line_{transport_, codec_};
    std::uint8_t sequence_ = 0;
};

TEST_F(SignLineTest, delivers) {
    EXPECT_TRUE(line_.deliver(message("A017 请到3号窗口"), 3));
    EXPECT_EQ(model_.shown(0x03), "A017 请到3号窗口");
    EXPECT_EQ(model_.shown(0x04), "");
    EXPECT_EQ(model_.blinks(0x03), 1);
    EXPECT_EQ(model_.garbage(), 0);
}

TEST_F(SignLineTest, asksAgainWhenASignMissedIt) {
    model_.setFault(0x03, emulator::SignFault::deafOnce);
    EXPECT_TRUE(line_.deliver(message("A017"), 3));
    EXPECT_EQ(model_.heard(0x03), 1);
}

TEST_F(SignLineTest, givesUpAfterSoManyTries) {
    model_.setFault(0x03, emulator::SignFault::silent);
    EXPECT_EQ(line_.deliver(message("A017"), 3).error(), Error::noAnswer);
    EXPECT_EQ(model_.heard(0x03), 3);
    EXPECT_EQ(line_.deliver(message("A018"), 1).error(), Error::noAnswer);
    EXPECT_EQ(model_.heard(0x03), 4);
}

TEST_F(SignLineTest, takesAGarbledAnswerForNone) {
    model_.setFault(0x03, emulator::SignFault::badAnswer);
    EXPECT_EQ(line_.deliver(message("A017"), 2).error(), Error::noAnswer);
    EXPECT_EQ(model_.heard(0x03), 2);
}

TEST_F(SignLineTest, saysWhyASignRefuses) {
    model_.setFault(0x03, emulator::SignFault::displayBroken);
    EXPECT_EQ(line_.deliver(message("A017"), 3).error(), Error::displayBroken);
    EXPECT_EQ(model_.heard(0x03), 1); // no use in saying it again
    model_.setFault(0x03, emulator::SignFault::smallMemory);
    EXPECT_EQ(line_.deliver(message("A017 请到3号窗口"), 3).error(), Error::textTooLong);
    EXPECT_TRUE(line_.deliver(message("A017"), 3));
    const TextSignCodec gb(TextEncoding::gb18030);
    model_.setFault(0x03, emulator::SignFault::onlyUtf8);
    EXPECT_EQ(SignLine(transport_, gb).deliver(message("请"), 3).error(), Error::encodingUnknown);
    model_.setFault(0x03, emulator::SignFault::none);
    EXPECT_TRUE(SignLine(transport_, gb).deliver(message("请"), 3));
    EXPECT_EQ(model_.shown(0x03), "\xC7\xEB");
    EXPECT_EQ(model_.encoding(0x03), 2);
}

TEST_F(SignLineTest, worksOverAnAdapterThatHearsItself) {
    model_.setEcho(true);
    EXPECT_TRUE(line_.deliver(message("A017"), 1));
}

TEST_F(SignLineTest, sendsNothingThatCannotBeShown) {
    EXPECT_EQ(line_.deliver(message("\xFF"), 3).error(), Error::unsayable);
    EXPECT_EQ(model_.garbage(), 0);
    EXPECT_EQ(model_.heard(0x03), 0);
}

TEST_F(SignLineTest, namesWhatHappensToTheLine) {
    const auto outcome = [&](transport::Error error) {
        transport_.failWith(error);
        return line_.deliver(message("A017"), 3).error();
    };
    EXPECT_EQ(outcome(transport::Error::noDevice), Error::lineGone);
    EXPECT_EQ(outcome(transport::Error::interrupted), Error::interrupted);
    EXPECT_EQ(outcome(transport::Error::failed), Error::transportFailed);
    EXPECT_EQ(outcome(transport::Error::timedOut), Error::transportFailed); // a line that takes nothing
}

TEST_F(SignLineTest, aBoardOfDigitsIsSentToOnce) {
    const NumberBoardCodec board;
    EXPECT_TRUE(SignLine(transport_, board).deliver(message("A017"), 3));
    EXPECT_EQ(model_.garbage(), 0); // four bytes, too few to be looked at: one packet went out
    EXPECT_TRUE(SignLine(transport_, board).deliver(message("A017"), 3));
    EXPECT_EQ(model_.garbage(), 2); // eight bytes, of which six may begin a frame
}

} // namespace
} // namespace fifteen::window_sign
