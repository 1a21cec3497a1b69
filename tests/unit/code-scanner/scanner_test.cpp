// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scanner.hpp"
#include "emulator/scanner_bytes.hpp"
#include "emulator/scanner_model.hpp"
#include "test_devices/model_transport.hpp"

#include <gtest/gtest.h>

namespace fifteen::code_scanner {
namespace {

using namespace std::chrono_literals;
using emulator::ScannerFault;

const transport::Endpoints kHid{{}, {}, {}, {0x81}, 0, 0, 64};
const transport::Endpoints kSerial{{0x01}, {0x81}, {}, {}, 0, 0, 1};
const transport::Endpoints kEvdev{{}, {0x81}, {}, {}, 0, 0, 24};

/// Floods are over soon enough for a test.
constexpr FloodLimits kLimits{.bytes = 8192, .codes = 20, .window = 20ms};

/// The scanner on its model, in both layouts of reports.
class ScannerOnModel : public testing::TestWithParam<HidPosLayout> {
protected:
    static emulator::ScannerModelOptions modelOptions(bool keyboard = false) {
        emulator::ScannerModelOptions options;
        options.keyboard = keyboard;
        options.reports = GetParam() == HidPosLayout::newland ? emulator::ScannerReports::newland
                                                              : emulator::ScannerReports::honeywell;
        return options;
    }

    static ScannerOptions options() {
        return {.kind = ScannerKind::hidPos, .layout = GetParam(), .quietAfter = std::nullopt, .flood = kLimits};
    }

    std::string scanned(std::string_view text) {
        model_.scan(text);
        const auto scan = scanner_.next(100ms);
        return scan ? scan->text : scan.error().message();
    }

    emulator::ScannerModel model_{modelOptions()};
    tests::ModelTransport transport_{model_, kHid};
    Scanner scanner_{transport_, options()};
};

TEST_P(ScannerOnModel, readsShortAndLongCodes) {
    EXPECT_TRUE(scanner_.start());
    EXPECT_EQ(model_.hidModeWasSet(), GetParam() == HidPosLayout::honeywell);
    EXPECT_EQ(scanner_.next(1ms).error(), Error::noCode);
    for (const std::size_t length : {1U, 6U, 55U, 56U, 57U, 112U, 300U, 4096U}) {
        const std::string text(length, '7');
        EXPECT_EQ(scanned(text), text);
    }
    model_.scan("731904", 0x1D);
    EXPECT_EQ(scanner_.next(100ms)->symbology, 0x1D);
}

TEST_P(ScannerOnModel, readsCodesThatAreAlreadyWaiting) {
    for (const auto* text : {"one", "two", "three"}) {
        model_.scan(text);
    }
    EXPECT_EQ(scanner_.next(1ms)->text, "one");
    EXPECT_EQ(scanner_.next(1ms)->text, "two");
    EXPECT_EQ(scanner_.next(1ms)->text, "three");
}

TEST_P(ScannerOnModel, goesOnAfterDamagedReports) {
    for (const auto fault : {ScannerFault::shortReport, ScannerFault::wrongLength, ScannerFault::unfinished}) {
        model_.setFault(fault);
        model_.scan("731904");
        EXPECT_EQ(scanner_.next(100ms).error(), Error::garbled) << static_cast<int>(fault);
        model_.setFault(ScannerFault::none);
        EXPECT_EQ(scanned("731904"), "731904");
    }
    EXPECT_EQ(scanned(std::string(kLongestCode + 1, '7')), make_error_code(Error::tooLong).message());
    EXPECT_EQ(scanned("731904"), "731904");
}

TEST_P(ScannerOnModel, knowsAKeyboardByItsDescriptor) {
    emulator::ScannerModel keyboard{modelOptions(true)};
    tests::ModelTransport transport{keyboard, kHid};
    Scanner scanner{transport, options()};
    EXPECT_EQ(scanner.start().error(), Error::wrongMode);
}

TEST_P(ScannerOnModel, saysThatItFloodsAndComesBack) {
    model_.setFault(ScannerFault::flood);
    Error last{};
    for (int tries = 0; tries < 1000 && last != Error::flooding; ++tries) {
        const auto scan = scanner_.next(100ms);
        last = scan ? Error{} : static_cast<Error>(scan.error().value());
    }
    ASSERT_EQ(last, Error::flooding);
    EXPECT_EQ(*scanner_.discard(10ms), Flood::goesOn);
    model_.setFault(ScannerFault::none);
    const auto giveUpAt = std::chrono::steady_clock::now() + 10s;
    while (*scanner_.discard(1ms) == Flood::goesOn) {
        ASSERT_LT(std::chrono::steady_clock::now(), giveUpAt);
    }
    EXPECT_EQ(scanned("731904"), "731904");
}

TEST_P(ScannerOnModel, isGoneInterruptedOrFailedAsItsTransportIs) {
    transport_.failWith(transport::Error::noDevice);
    EXPECT_EQ(scanner_.start().error(), Error::scannerGone);
    EXPECT_EQ(scanner_.next(1s).error(), Error::scannerGone);
    EXPECT_EQ(scanner_.discard(1s).error(), Error::scannerGone);
    transport_.failWith(transport::Error::interrupted);
    EXPECT_EQ(scanner_.start().error(), Error::interrupted);
    EXPECT_EQ(scanner_.next(1s).error(), Error::interrupted);
    transport_.failWith(transport::Error::stalled);
    EXPECT_TRUE(scanner_.start()) << "it refuses the question, and is believed";
    EXPECT_EQ(scanner_.next(1s).error(), Error::transportFailed);
}

TEST_P(ScannerOnModel, babbleIsADamagedCodeAndSoonAFlood) {
    transport_.failWith(transport::Error::overflow);
    EXPECT_EQ(scanner_.next(1s).error(), Error::garbled);
    for (int i = 0; i < 20; ++i) {
        (void)scanner_.next(1s);
    }
    EXPECT_EQ(scanner_.next(1s).error(), Error::flooding);
    EXPECT_EQ(*scanner_.discard(1s), Flood::goesOn);
}

INSTANTIATE_TEST_SUITE_P(Layouts, ScannerOnModel, testing::Values(HidPosLayout::newland, HidPosLayout::honeywell));

/// A device that has said all it has to say beforehand, as a tty or an input device hands it over.
class Recorded final : public emulator::DeviceModel {
public:
    explicit Recorded(emulator::Bytes bytes)
        : bytes_(std::move(bytes)) {}

    emulator::Bytes descriptors() const override { return {}; }

    std::size_t takeOut(std::uint8_t, std::span<const std::uint8_t> bytes, emulator::TimePoint) override {
        return bytes.size();
    }

    std::optional<emulator::InData> giveIn(std::uint8_t, std::size_t room, emulator::TimePoint) override {
        if (bytes_.empty()) {
            return std::nullopt;
        }
        const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(room, bytes_.size()));
        emulator::InData data{{bytes_.begin(), end}, true};
        bytes_.erase(bytes_.begin(), end);
        return data;
    }

    std::optional<emulator::Bytes> control(const emulator::ControlSetup&, std::span<const std::uint8_t>,
                                           emulator::TimePoint) override {
        return std::nullopt;
    }

    void powerOn(emulator::TimePoint) override {}

private:
    emulator::Bytes bytes_;
};

TEST(SerialScanner, readsSeveralCodesOutOfOneTransfer) {
    Recorded device(emulator::serialScan("one\r\ntwo\r\nthree", ""));
    tests::ModelTransport transport{device, kSerial};
    Scanner scanner{transport, {.kind = ScannerKind::serial}};
    EXPECT_TRUE(scanner.start());
    EXPECT_EQ(scanner.next(1s)->text, "one");
    EXPECT_EQ(scanner.next(1s)->text, "two");
    EXPECT_EQ(scanner.next(1s)->text, "three") << "ended by quiet";
    EXPECT_EQ(scanner.next(1s).error(), Error::noCode);
}

TEST(WedgeScanner, readsWhatIsTyped) {
    Recorded device(emulator::wedgeScan("4243669509084040896099330000"));
    tests::ModelTransport transport{device, kEvdev};
    Scanner scanner{transport, {.kind = ScannerKind::wedge}};
    EXPECT_TRUE(scanner.start());
    EXPECT_EQ(scanner.next(1s)->text, "4243669509084040896099330000");
    EXPECT_EQ(scanner.next(1s).error(), Error::noCode);
}

TEST(SerialScanner, thatRepeatsACodeForEverFloods) {
    std::string codes;
    for (int i = 0; i < 100; ++i) {
        codes += "731904\r\n";
    }
    Recorded device(emulator::serialScan(codes, ""));
    tests::ModelTransport transport{device, kSerial};
    Scanner scanner{transport, {.kind = ScannerKind::serial}};
    int good = 0;
    while (scanner.next(1s)) {
        ++good;
    }
    EXPECT_EQ(good, 21);
    EXPECT_EQ(scanner.next(1s).error(), Error::flooding);
}

} // namespace
} // namespace fifteen::code_scanner
