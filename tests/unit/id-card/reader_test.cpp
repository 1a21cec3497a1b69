// SPDX-License-Identifier: Apache-2.0
#include "emulator/reader_model.hpp"
#include "id_card/reader.hpp"
#include "test_devices/model_transport.hpp"

#include <gtest/gtest.h>

namespace fifteen::id_card {
namespace {

using namespace std::chrono_literals;
using emulator::ReaderFault;

const transport::Endpoints kFour{{0x02, 0x06}, {0x81, 0x85}, 0, 0, 64};
const transport::Endpoints kTwo{{0x02}, {0x81}, 0, 0, 64};

/// The reader on its model, on either layout of endpoints.
class ReaderOnModel : public testing::TestWithParam<bool> {
protected:
    static emulator::ReaderModelOptions options() {
        emulator::ReaderModelOptions options;
        options.fourEndpoints = GetParam();
        return options;
    }

    Result<Card> readCard() {
        if (const auto found = reader_.find(); !found) {
            return found.error();
        }
        if (const auto selected = reader_.select(); !selected) {
            return selected.error();
        }
        return reader_.read();
    }

    emulator::CardHolder holder_ = emulator::makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}});
    emulator::ReaderModel model_{options(), [](auto, auto) {}};
    tests::ModelTransport transport_{model_, GetParam() ? kFour : kTwo};
    std::string hashed_;
    Reader reader_{transport_, [this](std::string_view number) {
                       hashed_ = number;
                       return std::string("hash");
                   }};
};

TEST_P(ReaderOnModel, findsSelectsAndReads) {
    EXPECT_TRUE(reader_.selfTest());
    EXPECT_EQ(reader_.find().error(), Error::noCard);
    model_.lay(holder_);
    const auto card = readCard();
    ASSERT_TRUE(card) << card.error().message();
    EXPECT_EQ(card->maskedName, "李*");
    EXPECT_EQ(card->idHash, "hash");
    EXPECT_EQ(hashed_, holder_.number);
}

TEST_P(ReaderOnModel, waitsAsLongAsTheReaderTakes) {
    model_.lay(holder_);
    const auto before = transport_.now();
    ASSERT_TRUE(readCard());
    const auto took = transport_.now() - before;
    EXPECT_GE(took, 1000ms) << "find 100 ms and read 900 ms";
    EXPECT_LT(took, 1100ms);
}

TEST_P(ReaderOnModel, knowsWhetherTheCardStillLiesThere) {
    model_.lay(holder_);
    ASSERT_TRUE(readCard());
    EXPECT_EQ(reader_.find().error(), Error::noCard) << "a card that was read is not found again";
    EXPECT_EQ(reader_.presence().value(), Presence::there);
    model_.lift();
    EXPECT_EQ(reader_.presence().value(), Presence::gone);
}

TEST_P(ReaderOnModel, doesNotReadWithoutSelecting) {
    model_.lay(holder_);
    EXPECT_EQ(reader_.select().error(), Error::selectFailed);
    EXPECT_EQ(reader_.read().error(), Error::readFailed);
}

TEST_P(ReaderOnModel, namesEveryKindOfBadAnswerAndRecovers) {
    const std::vector<std::pair<ReaderFault, Error>> faults{{ReaderFault::shortFrame, Error::garbledAnswer},
                                                            {ReaderFault::badChecksum, Error::garbledAnswer},
                                                            {ReaderFault::babble, Error::garbledAnswer},
                                                            {ReaderFault::silent, Error::noAnswer},
                                                            {ReaderFault::notFound, Error::noCard}};
    for (const auto& [fault, error] : faults) {
        model_.lay(holder_);
        model_.setFault(fault);
        EXPECT_EQ(readCard().error(), error) << static_cast<int>(fault);
        model_.setFault(ReaderFault::none);
        model_.lift();
        EXPECT_EQ(reader_.find().error(), Error::noCard) << "after " << static_cast<int>(fault);
    }
}

TEST_P(ReaderOnModel, readsThroughGarbage) {
    model_.lay(holder_);
    model_.setFault(ReaderFault::garbage);
    EXPECT_TRUE(readCard());
}

TEST_P(ReaderOnModel, refusesACardOfNoKnownLayout) {
    auto forged = holder_;
    forged.number = "330106195503120281";
    model_.lay(forged);
    EXPECT_EQ(readCard().error(), Error::badNumber);
    EXPECT_EQ(hashed_, "") << "nothing is hashed that is not a number";
}

TEST_P(ReaderOnModel, tellsAnUnplugFromAnInterruption) {
    transport_.failWith(transport::Error::noDevice);
    EXPECT_EQ(reader_.find().error(), Error::readerGone);
    transport_.failWith(transport::Error::failed);
    EXPECT_EQ(reader_.find().error(), Error::transportFailed);
    transport_.interrupt();
    EXPECT_EQ(reader_.find().error(), Error::interrupted);
}

INSTANTIATE_TEST_SUITE_P(Layouts, ReaderOnModel, testing::Bool(),
                         [](const auto& layout) { return layout.param ? "fourEndpoints" : "twoEndpoints"; });

} // namespace
} // namespace fifteen::id_card
