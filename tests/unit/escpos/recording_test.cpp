// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"
#include "escpos/printer.hpp"
#include "escpos/ticket_redactor.hpp"
#include "test_devices/model_source.hpp"
#include "test_devices/recording.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

namespace fifteen::escpos {
namespace {

using namespace std::chrono_literals;

/// What a kiosk does on an afternoon: a ticket, another one while the first lies in the mouth, one as paper ends.
std::vector<std::string> afternoon(transport::DeviceSource& source, const std::function<void(int)>& people) {
    const auto opened = source.open();
    if (!opened) {
        return {"not opened"};
    }
    PrinterOptions options;
    options.dialect = Dialect::customVkp;
    options.bandRows = 8;
    options.takeTicket = 0ms;
    Printer printer(**opened, options);
    std::vector<std::string> happened;
    for (int ticket = 0; ticket < 4; ++ticket) {
        people(ticket);
        Raster raster{16, 20, {}};
        raster.bits.assign(40, static_cast<std::uint8_t>(0xA0 + ticket));
        const auto printed = printer.print(raster);
        happened.push_back(!printed                   ? printed.error().message()
                           : printed->ticketPresented ? "lies in the mouth"
                                                      : "gone");
    }
    return happened;
}

const std::vector<std::string> kAfternoon{"lies in the mouth", "an earlier ticket has not been taken",
                                          "lies in the mouth", "the printer has no paper"};

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST(PrinterRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "vkp-prints-four-tickets.txt";
    emulator::PrinterModelOptions modelOptions;
    modelOptions.dialect = emulator::PrinterDialect::customVkp;
    emulator::PrinterModel model(modelOptions, {[] {}, [](auto) {}, [](auto) {}});
    tests::ModelSource::Device device(model,
                                      {.bulkOut = {0x01}, .bulkIn = {0x82}, .interruptOut = {}, .interruptIn = {}});
    const tests::TemporaryFile file;
    {
        transport::RecordingSource source(std::make_unique<tests::ModelSource>(device), file.path(), nullptr);
        EXPECT_EQ(afternoon(source,
                            [&](int ticket) {
                                if (ticket >= 2) {
                                    model.takeTicket();
                                }
                                if (ticket == 3) {
                                    model.endPaperAfter(10);
                                }
                            }),
                  kAfternoon);
    }
    EXPECT_EQ(tests::timeless(file.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                   << tests::contents(file.path());
    transport::ReplaySource replay(kept);
    EXPECT_EQ(afternoon(replay, [](int) {}), kAfternoon) << replay.mismatch().value_or("no mismatch");
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_TRUE(replay.finished());
}

/// Two tickets of these bytes in every place, on a printer whose buffer is small: it takes them in pieces.
std::vector<std::string> twoTickets(transport::DeviceSource& source, RasterCommand command, std::uint8_t dots) {
    const auto opened = source.open();
    PrinterOptions options;
    options.raster = command;
    options.bandRows = 700; // longer than GS ( L can say
    Printer printer(**opened, options);
    std::vector<std::string> happened;
    for (const int height : {30, 1500}) {
        Raster raster{576, height, {}};
        raster.bits.assign(raster.stride() * static_cast<std::size_t>(height), dots);
        const auto printed = printer.print(raster);
        happened.push_back(printed ? "printed" : printed.error().message());
    }
    return happened;
}

class RedactedTicket : public testing::TestWithParam<RasterCommand> {};

TEST_P(RedactedTicket, isWhitePaperOfTheSameSize) {
    emulator::PrinterModelOptions modelOptions;
    modelOptions.bufferBytes = 5000;
    modelOptions.linesPerSecond = 4000;
    emulator::PrinterModel model(modelOptions, {[] {}, [](auto) {}, [](auto) {}});
    tests::ModelSource::Device device(model,
                                      {.bulkOut = {0x01}, .bulkIn = {0x82}, .interruptOut = {}, .interruptIn = {}});
    const tests::TemporaryFile file;
    constexpr std::uint8_t dots = 0xA7;
    std::vector<std::string> then;
    {
        transport::RecordingSource source(std::make_unique<tests::ModelSource>(device), file.path(),
                                          std::make_unique<TicketRedactor>());
        then = twoTickets(source, GetParam(), dots);
    }
    EXPECT_EQ(then, (std::vector<std::string>{"printed", "printed"}));
    EXPECT_EQ(tests::contents(file.path()).find("a7a7"), std::string::npos);
    transport::ReplaySource replay(file.path());
    EXPECT_EQ(twoTickets(replay, GetParam(), 0), then) << replay.mismatch().value_or("no mismatch");
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_TRUE(replay.finished());
}

INSTANTIATE_TEST_SUITE_P(Commands, RedactedTicket, testing::Values(RasterCommand::gsV0, RasterCommand::gsL));

TEST(TicketRedactor, followsWhatThePrinterTookAndNotWhatItWasOffered) {
    TicketRedactor redactor;
    std::vector<std::uint8_t> band{0x1D, 'v', '0', 0, 2, 0, 2, 0, 0x1D, 0x1D, 0x1D, 0x1D, 0x1D, 'V', 1};
    auto offered = band;
    redactor.sent(offered, 9);
    const std::vector<std::uint8_t> kept{0x1D, 'v', '0', 0, 2, 0, 2, 0, 0, 0, 0, 0, 0x1D, 'V', 1};
    EXPECT_EQ(offered, kept);
    std::vector<std::uint8_t> again(band.begin() + 9, band.end());
    redactor.sent(again, again.size());
    EXPECT_EQ(again, std::vector<std::uint8_t>(kept.begin() + 9, kept.end()));
}

} // namespace
} // namespace fifteen::escpos
