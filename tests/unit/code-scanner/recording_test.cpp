// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/code_kind.hpp"
#include "code_scanner/hid_pos.hpp"
#include "code_scanner/scan_redactor.hpp"
#include "code_scanner/scanner.hpp"
#include "code_scanner/wedge.hpp"
#include "emulator/scanner_bytes.hpp"
#include "emulator/scanner_model.hpp"
#include "test_devices/model_source.hpp"
#include "test_devices/recording.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace fifteen::code_scanner {
namespace {

using namespace std::chrono_literals;

// One of each kind, made up; the last needs three reports.
const std::vector<std::string> kCodes{"4243669509084040896099330000",
                                      "406152",
                                      "134567890123456789",
                                      "287654321098765432",
                                      "FIFTEEN:1:0123456789abcdef0123456789ABCDEF",
                                      "opc_9f8e7d6c5b4a39281706-Zz",
                                      "https://hall.example/queue/" + std::string(90, 'q') + "?card=987654"};

std::vector<std::string> readAll(
    transport::DeviceSource& source, const std::function<void()>& people = [] {}) {
    const auto opened = source.open();
    Scanner scanner(**opened, {});
    std::vector<std::string> read;
    if (!scanner.start()) {
        return {"not started"};
    }
    people();
    for (std::size_t i = 0; i < kCodes.size(); ++i) {
        const auto scan = scanner.next(100ms);
        read.push_back(scan ? scan->text : scan.error().message());
    }
    return read;
}

void expectSameShape(const std::string& code, const std::string& disguised) {
    EXPECT_EQ(disguised.size(), code.size()) << code;
    EXPECT_EQ(kindOf(disguised), kindOf(code)) << code << " " << disguised;
}

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST(ScannerRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "hid-pos-scans-seven-codes.txt";
    emulator::ScannerModel model({});
    tests::ModelSource::Device device(model, {.bulkOut = {}, .bulkIn = {}, .interruptOut = {}, .interruptIn = {0x81}});
    const tests::TemporaryFile file;
    {
        transport::RecordingSource source(std::make_unique<tests::ModelSource>(device), file.path(),
                                          makeScanRedactor(ScannerKind::hidPos));
        EXPECT_EQ(readAll(source,
                          [&] {
                              for (const auto& code : kCodes) {
                                  model.scan(code);
                              }
                          }),
                  kCodes);
    }
    EXPECT_EQ(tests::timeless(file.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                   << tests::contents(file.path());
    transport::ReplaySource replay(kept);
    const auto read = readAll(replay);
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    ASSERT_EQ(read.size(), kCodes.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        expectSameShape(kCodes[i], read[i]);
    }
}

TEST(CodeDisguise, leavesOfTheFirstDigitsOnlyWhatTellsPaymentCodesApart) {
    const auto disguise = [](const std::string& code) {
        CodeDisguise one;
        std::string disguised;
        for (const char character : code) {
            disguised += one.next(character);
        }
        return disguised;
    };
    EXPECT_EQ(disguise("145"), "100");
    EXPECT_EQ(disguise("175"), "190");
    EXPECT_EQ(disguise("295"), "250");
    EXPECT_EQ(disguise("215"), "200");
    EXPECT_EQ(disguise("305"), "300");
    EXPECT_EQ(disguise("375"), "390");
    EXPECT_EQ(disguise("875"), "000");
    EXPECT_EQ(disguise("4257"), "4200");
    EXPECT_EQ(disguise("Wang-7 \xE6\x9D\x8E"), "Aaaa-0 ???");
}

/// What a framing makes of bytes that went through a redactor, in pieces of a size.
std::vector<std::string> redacted(ScannerKind kind, std::vector<std::uint8_t> bytes, std::size_t piece) {
    const auto redactor = makeScanRedactor(kind);
    const auto framing = makeFraming(kind);
    std::vector<std::string> codes;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto part = std::span(bytes).subspan(at, std::min(piece, bytes.size() - at));
        redactor->received(part);
        std::span<const std::uint8_t> left = part;
        while (!left.empty()) {
            if (const auto scan = framing->take(left)) {
                codes.push_back((*scan)->text);
            }
        }
    }
    return codes;
}

class RedactedCodes : public testing::TestWithParam<std::pair<ScannerKind, std::size_t>> {};

TEST_P(RedactedCodes, haveTheShapeOfTheCodesAndNoneOfTheirCharacters) {
    const auto [kind, piece] = GetParam();
    std::vector<std::uint8_t> bytes;
    for (const auto& code : kCodes) {
        const auto said = kind == ScannerKind::serial ? emulator::serialScan(code) : emulator::wedgeScan(code);
        bytes.insert(bytes.end(), said.begin(), said.end());
    }
    const auto codes = redacted(kind, bytes, piece);
    ASSERT_EQ(codes.size(), kCodes.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        expectSameShape(kCodes[i], codes[i]);
    }
    EXPECT_EQ(codes[0], "4240000000000000000000000000");
    EXPECT_EQ(codes[1], "400000") << "a 4 may be the beginning of 424";
    EXPECT_EQ(codes[4], "FIFTEEN:1:0000000000aaaaaa0000000000AAAAAA");
}

INSTANTIATE_TEST_SUITE_P(Kinds, RedactedCodes,
                         testing::Values(std::pair{ScannerKind::serial, std::size_t{1}},
                                         std::pair{ScannerKind::serial, std::size_t{50}},
                                         std::pair{ScannerKind::wedge, sizeof(input_event)},
                                         std::pair{ScannerKind::wedge, 7 * sizeof(input_event)}));

TEST(ScanRedactor, leavesNothingInAReportThatIsNone) {
    std::vector<std::uint8_t> cutShort(40, '7');
    cutShort[0] = 2;
    cutShort[1] = 38;
    makeScanRedactor(ScannerKind::hidPos)->received(cutShort);
    EXPECT_EQ(cutShort, std::vector<std::uint8_t>(40));
}

TEST(ScanRedactor, takesAlsoWhatAnEarlierCodeLeftBehindInTheReport) {
    std::vector<std::uint8_t> report(kHidPosReportSize, '7');
    report[0] = 2;
    report[1] = 6;
    report[63] = 0;
    makeScanRedactor(ScannerKind::hidPos, HidPosLayout::honeywell)->received(report);
    const auto sevens = std::ranges::count(report, std::uint8_t{'7'});
    EXPECT_EQ(sevens, 3 + 2) << "the kind of code, which is no part of it, and two bytes nobody uses";
}

} // namespace
} // namespace fifteen::code_scanner
