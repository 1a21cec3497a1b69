// SPDX-License-Identifier: Apache-2.0
#include "emulator/reader_model.hpp"
#include "id_card/reader_service.hpp"
#include "reader_endpoints.hpp"
#include "test_devices/model_transport.hpp"

#include <gtest/gtest.h>

namespace fifteen::id_card {
namespace {

using namespace std::chrono_literals;
using emulator::ReaderFault;
using emulator::ReaderLayout;
using tests::endpointsOf;

/// The reader on its model, however it is wired.
class ReaderOnModel : public testing::TestWithParam<ReaderLayout> {
protected:
    static emulator::ReaderModelOptions options() {
        emulator::ReaderModelOptions options;
        options.layout = GetParam();
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
    tests::ModelTransport transport_{model_, endpointsOf(GetParam())};
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
    EXPECT_LT(took, GetParam() == ReaderLayout::serial ? 1250ms : 1100ms) << "1300 bytes at 115200 baud: 113 ms";
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
    const std::vector<std::pair<ReaderFault, Error>> faults{
        {ReaderFault::shortFrame, Error::garbledAnswer}, {ReaderFault::badChecksum, Error::garbledAnswer},
        {ReaderFault::babble, Error::garbledAnswer},     {ReaderFault::silent, Error::noAnswer},
        {ReaderFault::lostBytes, Error::garbledAnswer},  {ReaderFault::twoCards, Error::selectFailed},
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

TEST_P(ReaderOnModel, readsThroughGarbageAndALostFirstByte) {
    for (const auto fault : {ReaderFault::garbage, ReaderFault::lostFirst}) {
        model_.lay(holder_);
        model_.setFault(fault);
        EXPECT_TRUE(readCard()) << static_cast<int>(fault);
        model_.lift();
    }
}

TEST_P(ReaderOnModel, aCardLiftedOrSwappedInMidReadIsNotRead) {
    model_.lay(holder_);
    transport_.after(500ms, [this] { model_.lift(); });
    EXPECT_EQ(readCard().error(), Error::readFailed);
    EXPECT_EQ(reader_.find().error(), Error::noCard);
    model_.lay(holder_);
    transport_.after(500ms, [this] {
        model_.lay(emulator::makeCardHolder({{"name", "王五"}, {"birth", "19900101"}}));
    });
    EXPECT_EQ(readCard().error(), Error::readFailed);
    EXPECT_EQ(hashed_, "") << "nobody's number came out";
    ASSERT_TRUE(readCard());
    EXPECT_EQ(hashed_.substr(6, 8), "19900101");
}

TEST_P(ReaderOnModel, doesNotTakeALateAnswerForTheNextOne) {
    model_.lay(holder_);
    model_.setWaits({.find = 100ms, .absent = 20ms, .read = 3300ms});
    EXPECT_EQ(readCard().error(), Error::noAnswer);
    EXPECT_EQ(reader_.find().error(), Error::garbledAnswer) << "the text comes where a find was asked for";
    EXPECT_EQ(reader_.find().error(), Error::noCard);
}

TEST_P(ReaderOnModel, namesTheStatusAReadIsRefusedWith) {
    for (const auto& [status, error] : {std::pair{std::uint8_t{0x40}, Error::wrongCardType},
                                        {std::uint8_t{0x33}, Error::verificationFailed},
                                        {std::uint8_t{0x77}, Error::unknownStatus},
                                        {std::uint8_t{0x9F}, Error::garbledAnswer}}) {
        model_.lay(holder_);
        model_.refuseReadsWith(std::array<std::uint8_t, 3>{0, 0, status});
        EXPECT_EQ(readCard().error(), error) << std::hex << int{status};
    }
}

TEST_P(ReaderOnModel, refusesACardOfNoKnownLayout) {
    auto forged = holder_;
    forged.number = "330106195503120281";
    model_.lay(forged);
    EXPECT_EQ(readCard().error(), Error::badNumber);
    EXPECT_EQ(hashed_, "") << "nothing is hashed that is not a number";
}

TEST_P(ReaderOnModel, refusesTextThatIsNone) {
    auto broken = emulator::encodeText(holder_);
    broken[0] = 0x20;
    broken[1] = 0xDC; // the second half of a surrogate pair, alone
    auto halfLong = emulator::encodeText(holder_);
    halfLong.resize(128);
    for (const auto& text : {broken, halfLong, emulator::Bytes(256, 0xFF), emulator::Bytes(300), emulator::Bytes{}}) {
        model_.layText(text);
        EXPECT_EQ(readCard().error(), Error::badText) << text.size();
    }
    EXPECT_EQ(hashed_, "");
}

TEST_P(ReaderOnModel, readsAForeignersFifteenCharacters) {
    model_.lay(emulator::makeCardHolder(
        {{"kind", "foreigner"}, {"english_name", "SMITH, JOHN"}, {"birth", "19580603"}, {"valid_to", "20200101"}}));
    const auto card = readCard();
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::foreigner);
    EXPECT_EQ(hashed_.size(), 15U);
    EXPECT_TRUE(card->expiredOn(std::chrono::year(2026) / 1 / 1));
}

TEST_P(ReaderOnModel, tellsAnUnplugFromAnInterruption) {
    transport_.failWith(transport::Error::noDevice);
    EXPECT_EQ(reader_.find().error(), Error::readerGone);
    transport_.failWith(transport::Error::failed);
    EXPECT_EQ(reader_.find().error(), Error::transportFailed);
    transport_.interrupt();
    EXPECT_EQ(reader_.find().error(), Error::interrupted);
}

std::string nameOf(const testing::TestParamInfo<ReaderLayout>& layout) {
    static constexpr std::array kNames{"fourEndpoints", "onePair", "hid", "hidWithoutOut", "serial"};
    return kNames.at(static_cast<std::size_t>(layout.param));
}

INSTANTIATE_TEST_SUITE_P(Layouts, ReaderOnModel,
                         testing::Values(ReaderLayout::fourEndpoints, ReaderLayout::onePair, ReaderLayout::hid,
                                         ReaderLayout::hidWithoutOut, ReaderLayout::serial),
                         nameOf);

TEST(Layout, isToldByTheEndpoints) {
    EXPECT_EQ(layoutOf(endpointsOf(ReaderLayout::fourEndpoints)), Layout::fourEndpoints);
    EXPECT_EQ(layoutOf(endpointsOf(ReaderLayout::onePair)), Layout::onePair);
    EXPECT_EQ(layoutOf(endpointsOf(ReaderLayout::hid)), Layout::hid);
    EXPECT_EQ(layoutOf(endpointsOf(ReaderLayout::hidWithoutOut)), Layout::hid);
    EXPECT_EQ(layoutOf(endpointsOf(ReaderLayout::serial)), Layout::serial);
    EXPECT_EQ(layoutOf({}), std::nullopt);
}

TEST(Layout, thatNobodyKnowsIsATransportThatFailed) {
    emulator::ReaderModel model({}, [](auto, auto) {});
    tests::ModelTransport transport(model, {});
    Reader reader(transport, [](std::string_view) { return std::string(); });
    EXPECT_EQ(reader.find().error(), Error::transportFailed);
}

/// Bytes lost on the line are noticed when the line falls silent, not when the whole time for a read is over.
TEST(SerialReader, noticesLostBytesSoon) {
    emulator::ReaderModelOptions options;
    options.layout = ReaderLayout::serial;
    emulator::ReaderModel model(options, [](auto, auto) {});
    tests::ModelTransport transport(model, endpointsOf(ReaderLayout::serial));
    Reader reader(transport, [](std::string_view) { return std::string("hash"); });
    model.lay(emulator::makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}}));
    model.setFault(ReaderFault::lostBytes);
    ASSERT_TRUE(reader.find());
    ASSERT_TRUE(reader.select());
    const auto before = transport.now();
    EXPECT_EQ(reader.read().error(), Error::garbledAnswer);
    EXPECT_LT(transport.now() - before, 1400ms) << "900 ms to read, 113 ms on the line, 250 ms of silence";
}

TEST(Trouble, ofAReadIsWhatAPersonCanDo) {
    for (const auto error : {Error::readerGone, Error::noAnswer, Error::interrupted, Error::transportFailed,
                             Error::selfTestFailed, Error::readerNotAuthorised}) {
        EXPECT_EQ(troubleOf(error), ReadTrouble::readerGone) << make_error_code(error).message();
    }
    for (const auto error : {Error::wrongCardType, Error::cardRejectsReader, Error::readerRejectsCard,
                             Error::verificationFailed, Error::badText, Error::badNumber}) {
        EXPECT_EQ(troubleOf(error), ReadTrouble::unknownCard) << make_error_code(error).message();
    }
    for (const auto error : {Error::garbledAnswer, Error::requestChecksum, Error::requestLength, Error::unknownCommand,
                             Error::notPermitted, Error::readerUnknownError, Error::readFailed, Error::randomFailed,
                             Error::noCard, Error::selectFailed, Error::itemEmpty, Error::unknownStatus}) {
        EXPECT_EQ(troubleOf(error), ReadTrouble::notRead) << make_error_code(error).message();
    }
    EXPECT_EQ(troubleOf(Error::severalCards), ReadTrouble::severalCards);
}

} // namespace
} // namespace fifteen::id_card
