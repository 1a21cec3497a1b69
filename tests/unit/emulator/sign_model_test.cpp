// SPDX-License-Identifier: Apache-2.0
#include "emulator/sign_model.hpp"

#include <gtest/gtest.h>

namespace fifteen::emulator {
namespace {

constexpr std::uint8_t kSign = 0x03;

// The example of drivers/window-sign/README.md and its answers; the CRCs were reckoned elsewhere.
const Bytes kShow{0xA5, 0x15, 0x03, 0x2A, 0x01, 0x00, 0x06, 0x01, 0x01, 0x41, 0x30, 0x31, 0x37, 0x09, 0x53};
const Bytes kAck{0xA5, 0x15, 0x03, 0x2A, 0x06, 0x00, 0x00, 0x12, 0x9B};

class SignModelTest : public testing::Test {
protected:
    Bytes answerTo(const Bytes& bytes) {
        EXPECT_EQ(model_.takeOut(0x01, bytes, {}), bytes.size());
        Bytes all;
        while (const auto data = model_.giveIn(0x81, 4, {})) {
            all.insert(all.end(), data->bytes.begin(), data->bytes.end());
        }
        return all;
    }

    int changes_ = 0;
    SignModel model_{{kSign}, [this] { ++changes_; }};
};

TEST_F(SignModelTest, showsAndAcknowledges) {
    EXPECT_EQ(answerTo(kShow), kAck);
    EXPECT_EQ(model_.shown(kSign), "A017");
    EXPECT_EQ(model_.encoding(kSign), 1);
    EXPECT_EQ(model_.blinks(kSign), 1);
    EXPECT_EQ(model_.heard(kSign), 1);
    EXPECT_EQ(changes_, 1);
    model_.switchOffAndOn(kSign);
    EXPECT_EQ(model_.shown(kSign), "");
}

TEST_F(SignModelTest, findsAFrameInNoise) {
    EXPECT_TRUE(answerTo({0x00, 0xA5, 0xA5, 0x15}).empty());
    auto rest = Bytes(kShow.begin() + 2, kShow.end());
    EXPECT_EQ(answerTo(rest), kAck);
    EXPECT_EQ(model_.garbage(), 2);
}

TEST_F(SignModelTest, doesNothingOnAWrongCrcOrForAnotherSign) {
    auto wrong = kShow;
    wrong[14] ^= 0x01;
    EXPECT_TRUE(answerTo(wrong).empty());
    EXPECT_GT(model_.garbage(), 0);
    EXPECT_EQ(model_.heard(kSign), 0);
    SignModel other(std::vector<std::uint8_t>{0x04});
    EXPECT_EQ(other.takeOut(0x01, kShow, {}), kShow.size());
    EXPECT_FALSE(other.giveIn(0x81, 64, {}));
}

TEST_F(SignModelTest, hasFaultsToTryADriverWith) {
    const auto with = [&](SignFault fault) {
        model_.setFault(kSign, fault);
        return answerTo(kShow);
    };
    EXPECT_TRUE(with(SignFault::silent).empty());
    EXPECT_EQ(model_.heard(kSign), 1);
    EXPECT_TRUE(with(SignFault::dead).empty());
    EXPECT_EQ(model_.heard(kSign), 1);
    EXPECT_TRUE(with(SignFault::deafOnce).empty());
    EXPECT_EQ(answerTo(kShow), kAck);
    auto bad = kAck;
    bad.back() ^= 0x01;
    EXPECT_EQ(with(SignFault::badAnswer), bad);
    EXPECT_EQ(with(SignFault::displayBroken), (Bytes{0xA5, 0x15, 0x03, 0x2A, 0x15, 0x00, 0x01, 0x03, 0x2A, 0x5A}));
    EXPECT_EQ(with(SignFault::smallMemory), kAck); // four bytes fit
    EXPECT_EQ(with(SignFault::onlyUtf8), kAck);
}

TEST_F(SignModelTest, isNoUsbDevice) {
    EXPECT_TRUE(model_.descriptors().empty());
    EXPECT_FALSE(model_.control({}, {}, {}));
    answerTo({0xA5, 0x15, 0x03});
    model_.powerOn({}); // a new adapter: half a frame is forgotten
    EXPECT_EQ(answerTo(kShow), kAck);
    model_.setEcho(true);
    EXPECT_EQ(answerTo(kShow).size(), kShow.size() + kAck.size());
}

} // namespace
} // namespace fifteen::emulator
