// SPDX-License-Identifier: Apache-2.0
#include "emulator/reader_model.hpp"
#include "id_card/card_redactor.hpp"
#include "id_card/reader.hpp"
#include "id_card/text.hpp"
#include "reader_endpoints.hpp"
#include "test_devices/model_source.hpp"
#include "test_devices/recording.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace fifteen::id_card {
namespace {

using namespace std::chrono_literals;
using emulator::ReaderFault;
using emulator::ReaderLayout;
using tests::endpointsOf;

std::string hexOf(std::u16string_view text) {
    std::string hex;
    for (const char16_t unit : text) {
        for (const int byte : {unit & 0xFF, unit >> 8}) {
            hex += "0123456789abcdef"[byte >> 4];
            hex += "0123456789abcdef"[byte & 0xF];
        }
    }
    return hex;
}

/// Whatever comes of it: a card laid, found, selected, read, looked at again.
Result<Card> readOnce(transport::DeviceSource& source) {
    const auto opened = source.open();
    if (!opened) {
        return Error::readerGone;
    }
    Reader reader(**opened, [](std::string_view number) { return std::string(number); });
    (void)reader.find();
    (void)reader.select();
    auto card = reader.read();
    (void)reader.presence();
    (void)reader.find();
    return card;
}

/// A reader's talk with the driver, written to a file.
Result<Card> record(ReaderLayout layout, ReaderFault fault, const emulator::CardHolder& holder,
                    std::unique_ptr<transport::Redactor> redactor, const std::filesystem::path& file) {
    emulator::ReaderModelOptions options;
    options.layout = layout;
    emulator::ReaderModel model(options, [](auto, auto) {});
    model.lay(holder);
    model.setFault(fault);
    tests::ModelSource::Device device(model, endpointsOf(layout));
    transport::RecordingSource source(std::make_unique<tests::ModelSource>(device), file, std::move(redactor));
    return readOnce(source);
}

constexpr auto kLayouts = {ReaderLayout::fourEndpoints, ReaderLayout::onePair, ReaderLayout::hid,
                           ReaderLayout::hidWithoutOut, ReaderLayout::serial};

class CardRecording : public testing::Test {
protected:
    const emulator::CardHolder holder_ = emulator::makeCardHolder({{"name", "欧阳震华"},
                                                                   {"birth", "19670809"},
                                                                   {"sex", "male"},
                                                                   {"address", "云南省大理市下关镇某路77号"},
                                                                   {"issuer", "大理市公安局"}});
    tests::TemporaryFile file_;
};

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST_F(CardRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "hid-reads-a-card.txt";
    ASSERT_TRUE(record(ReaderLayout::hid, ReaderFault::none, holder_, std::make_unique<CardRedactor>(), file_.path()));
    EXPECT_EQ(tests::timeless(file_.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                    << tests::contents(file_.path());
    transport::ReplaySource replay(kept);
    const auto card = readOnce(replay);
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_TRUE(replay.finished());
    ASSERT_TRUE(card) << card.error().message();
    EXPECT_EQ(card->maskedName, "李*");
    EXPECT_EQ(card->idHash, "11010519491231002X");
    EXPECT_FALSE(card->expiredOn(std::chrono::year(2999) / 1 / 1));
}

TEST_F(CardRecording, unredactedIsTheCardItself) {
    const auto card = record(ReaderLayout::onePair, ReaderFault::none, holder_, nullptr, file_.path());
    ASSERT_TRUE(card);
    EXPECT_NE(tests::contents(file_.path()).find(hexOf(u"欧阳震华")), std::string::npos);
    transport::ReplaySource replay(file_.path());
    EXPECT_EQ(readOnce(replay)->idHash, holder_.number);
}

// Neither name, number, address nor issuer, nor even three characters of one, however the answer was cut or spoilt.
TEST_F(CardRecording, redactedHoldsNothingOfThePerson) {
    std::u16string number;
    for (const char digit : holder_.number.substr(6)) {
        number += static_cast<char16_t>(digit);
    }
    const std::vector<std::u16string> secrets{u"欧阳",   u"震华", u"云南省", u"下关镇",       u"77号",
                                              u"大理市", u"1967", number,    number.substr(6)};
    for (const auto layout : kLayouts) {
        for (const auto fault :
             {ReaderFault::none, ReaderFault::shortFrame, ReaderFault::badChecksum, ReaderFault::garbage,
              ReaderFault::babble, ReaderFault::lostFirst, ReaderFault::lostBytes}) {
            (void)record(layout, fault, holder_, std::make_unique<CardRedactor>(), file_.path());
            const auto text = tests::contents(file_.path());
            ASSERT_NE(text.find("receive"), std::string::npos);
            for (const auto& secret : secrets) {
                EXPECT_EQ(text.find(hexOf(secret)), std::string::npos)
                    << static_cast<int>(layout) << " " << static_cast<int>(fault);
            }
        }
    }
}

// What the driver makes of the redacted answers is what it made of the real ones.
TEST_F(CardRecording, redactedIsReplayedWithTheSameOutcome) {
    for (const auto layout : kLayouts) {
        for (const auto fault : {ReaderFault::none, ReaderFault::badChecksum, ReaderFault::garbage,
                                 ReaderFault::lostFirst, ReaderFault::twoCards, ReaderFault::shortFrame}) {
            const auto then = record(layout, fault, holder_, std::make_unique<CardRedactor>(), file_.path());
            transport::ReplaySource replay(file_.path());
            const auto now = readOnce(replay);
            EXPECT_EQ(replay.mismatch(), std::nullopt) << static_cast<int>(layout) << " " << static_cast<int>(fault);
            EXPECT_EQ(then.has_value(), now.has_value()) << static_cast<int>(layout) << " " << static_cast<int>(fault);
            if (!then && !now) {
                EXPECT_EQ(then.error(), now.error());
            }
        }
    }
}

TEST(CardRedactor, coversFingerprintsAndTheAppendedAddressToo) {
    const auto frame = [](std::size_t dataSize, std::vector<std::uint8_t> sizes) {
        const std::size_t length = 3 + dataSize + 1;
        std::vector<std::uint8_t> bytes{0xAA,
                                        0xAA,
                                        0xAA,
                                        0x96,
                                        0x69,
                                        static_cast<std::uint8_t>(length >> 8),
                                        static_cast<std::uint8_t>(length & 0xFF),
                                        0,
                                        0,
                                        0x90};
        bytes.insert(bytes.end(), sizes.begin(), sizes.end());
        bytes.resize(5 + 2 + length - 1, 0xDD);
        bytes.push_back(checksum(std::span(bytes).subspan(5)));
        return bytes;
    };
    for (const auto& original :
         {frame(70, {}), frame(6 + 256 + 1024 + 1024, {1, 0, 4, 0, 4, 0}), frame(6 + 256 + 1024, {1, 0, 4, 0, 0, 0})}) {
        CardRedactor redactor;
        auto bytes = original;
        redactor.received(bytes);
        EXPECT_EQ(std::ranges::count(bytes, 0xDD), 0) << original.size();
        FrameReader frames;
        frames.feed(bytes);
        const auto reply = frames.next();
        ASSERT_TRUE(reply && *reply) << "the checksum fits the new bytes";
        if (bytes.size() > 1000) {
            EXPECT_TRUE(decodeText(std::span((*reply)->data).subspan(6, 256)));
        }
    }
}

} // namespace
} // namespace fifteen::id_card
