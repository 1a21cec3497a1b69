// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"
#include "escpos/printer.hpp"
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

} // namespace
} // namespace fifteen::escpos
