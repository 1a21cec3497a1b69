// SPDX-License-Identifier: Apache-2.0
#include "emulator/keypad_model.hpp"

#include <gtest/gtest.h>

namespace fifteen::emulator {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t kPad = 0x05;
constexpr std::uint8_t kEvaluator = 0x21;

// Frames written out by hand, so that the model is not tested with its own arithmetic.
const Bytes kCall{0xFF, 0x68, 0x03, 0x03, 0x68, 0x05, 0x10, 0x0C, 0x21, 0x16};
const Bytes kRating{0xFF, 0x68, 0x03, 0x03, 0x68, 0x21, 0x11, 0x02, 0x34, 0x16};
const Bytes kRatingAnswer{0xFF, 0x68, 0x03, 0x03, 0x68, 0x21, 0x01, 0x02, 0x24, 0x16};
const Bytes kTicket17{0xFF, 0x68, 0x08, 0x08, 0x68, 0x05, 0x02, 0x0A, 0x0A, 0x0A, 0x00, 0x01, 0x07, 0x2D, 0x16};

class KeypadModelTest : public testing::Test {
protected:
    Bytes said() {
        Bytes all;
        while (const auto data = model_.giveIn(0x81, 4, now_)) { // in small pieces
            EXPECT_LE(data->bytes.size(), 4U);
            all.insert(all.end(), data->bytes.begin(), data->bytes.end());
        }
        return all;
    }

    void tell(const Bytes& bytes) { EXPECT_EQ(model_.takeOut(0x01, bytes, now_), bytes.size()); }

    int changes_ = 0;
    KeypadModel model_{{.pads = {kPad}, .evaluators = {kEvaluator}}, [this] { ++changes_; }};
    TimePoint now_{};
};

TEST_F(KeypadModelTest, repeatsAPressThriceThenGivesItUp) {
    EXPECT_TRUE(said().empty());
    model_.press(kPad, {0x0C});
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(said(), kCall) << i;
        EXPECT_TRUE(said().empty());
        now_ += 300ms;
    }
    EXPECT_FALSE(model_.isIdle(kPad));
    EXPECT_TRUE(said().empty());
    EXPECT_TRUE(model_.isIdle(kPad));
    EXPECT_EQ(model_.lost(kPad), 1);
    EXPECT_EQ(changes_, 1);
}

TEST_F(KeypadModelTest, isContentWithItsOwnFrame) {
    model_.press(kPad, {0x0C});
    EXPECT_EQ(said(), kCall);
    tell(kCall);
    EXPECT_TRUE(model_.isIdle(kPad));
    tell(kCall); // to a repetition
    EXPECT_EQ(model_.notUnderstood(), 0);
    EXPECT_EQ(changes_, 2);
    now_ += 1s;
    EXPECT_TRUE(said().empty());
}

TEST_F(KeypadModelTest, anEvaluatorWantsTheOtherCommand) {
    model_.rate(kEvaluator, 2);
    EXPECT_EQ(said(), kRating);
    tell(kRating);
    EXPECT_FALSE(model_.isIdle(kEvaluator));
    tell(kRatingAnswer);
    EXPECT_TRUE(model_.isIdle(kEvaluator));
}

TEST_F(KeypadModelTest, showsWhatItIsTold) {
    tell(Bytes(kTicket17.begin(), kTicket17.begin() + 6));
    tell(Bytes(kTicket17.begin() + 6, kTicket17.end()));
    EXPECT_EQ(model_.shown(kPad), "   017");
    EXPECT_EQ(model_.displays(kPad), 1);
    tell({0xFF, 0x68, 0x02, 0x02, 0x68, 0x05, 0x03, 0x08, 0x16});
    EXPECT_EQ(model_.beeps(kPad), 1);
    tell({0xFF, 0x68, 0x03, 0x03, 0x68, 0x21, 0x02, 0x03, 0x26, 0x16});
    EXPECT_EQ(model_.stars(kEvaluator), 3);
    tell({0xFF, 0x68, 0x03, 0x03, 0x68, 0x21, 0x01, 0x0B, 0x2D, 0x16});
    EXPECT_TRUE(model_.isAsking(kEvaluator));
    model_.rate(kEvaluator, 0);
    EXPECT_FALSE(model_.isAsking(kEvaluator));
    EXPECT_EQ(model_.notUnderstood(), 0);
}

TEST_F(KeypadModelTest, doesNotUnderstandWhatIsWrong) {
    auto wrongSum = kTicket17;
    ++wrongSum[13];
    tell(wrongSum);
    auto wrongEnd = kTicket17;
    wrongEnd[14] = 0x17;
    tell(wrongEnd);
    auto wrongLength = kTicket17;
    wrongLength[3] = 0x07;
    tell(wrongLength);
    auto nobody = kTicket17;
    ++nobody[5];
    ++nobody[13];
    tell(nobody);
    EXPECT_EQ(model_.notUnderstood(), 4);
    EXPECT_EQ(model_.shown(kPad), "      ");
    tell({0x00, 0x00});
    tell(kTicket17);
    EXPECT_EQ(model_.notUnderstood(), 6);
    EXPECT_EQ(model_.shown(kPad), "   017");
}

TEST_F(KeypadModelTest, hasFaultsToTryADriverWith) {
    model_.setFault(kPad, KeypadFault::badSum);
    model_.press(kPad, {0x0C});
    auto bad = kCall;
    ++bad[8];
    EXPECT_EQ(said(), bad);
    now_ += 300ms;
    EXPECT_EQ(said(), kCall);
    tell(kCall);
    model_.setFault(kPad, KeypadFault::cutShort);
    model_.press(kPad, {0x0C});
    EXPECT_EQ(said(), Bytes(kCall.begin(), kCall.begin() + 5));
    now_ += 300ms;
    EXPECT_EQ(said(), kCall);
    model_.setFault(kPad, KeypadFault::deaf);
    tell(kCall);
    EXPECT_FALSE(model_.isIdle(kPad));
    model_.setFault(kPad, KeypadFault::noise);
    now_ += 300ms;
    const auto noisy = said();
    EXPECT_GT(noisy.size(), kCall.size());
    EXPECT_EQ(Bytes(noisy.end() - static_cast<std::ptrdiff_t>(kCall.size()), noisy.end()), kCall);
}

TEST_F(KeypadModelTest, itsAdapterMayHearItself) {
    model_.setEcho(true);
    tell(kTicket17);
    EXPECT_EQ(said(), kTicket17);
}

TEST_F(KeypadModelTest, isNoUsbDevice) {
    EXPECT_TRUE(model_.descriptors().empty());
    EXPECT_FALSE(model_.control({}, {}, now_));
    tell({0xFF, 0x68, 0x08});
    model_.powerOn(now_); // a new adapter: half a frame is forgotten
    tell(kTicket17);
    EXPECT_EQ(model_.shown(kPad), "   017");
}

} // namespace
} // namespace fifteen::emulator
