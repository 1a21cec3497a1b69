// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/bus_service.hpp"
#include "emulator/keypad_model.hpp"
#include "test_devices/recording.hpp"
#include "test_devices/until_quiet.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

#include <future>

namespace fifteen::desk_keypad {
namespace {

using namespace std::chrono_literals;

/// What the service tells until the line is gone: addresses and keys.
std::vector<std::string> serve(std::unique_ptr<transport::DeviceSource> source) {
    std::vector<std::string> told; // by the service's thread, which has ended when it is read
    std::promise<void> gone;
    BusOptions options;
    options.pads = {5, 25};
    BusServiceTiming timing;
    timing.listenFor = 1s; // longer than a device waits before it says something again
    timing.reopenEvery = 1h;
    const auto hear = [&](const BusEvent& event) {
        if (const auto* pressed = std::get_if<KeyPressed>(&event)) {
            told.push_back("pad " + std::to_string(pressed->address));
        } else if (const auto* rated = std::get_if<Rated>(&event)) {
            told.push_back("grade " + std::to_string(rated->grade) + " from " + std::to_string(rated->address));
        } else if (const auto* present = std::get_if<BusPresent>(&event); present != nullptr && !present->present) {
            gone.set_value();
        }
    };
    {
        const BusService service(std::move(source), options, hear, timing);
        EXPECT_EQ(gone.get_future().wait_for(10s), std::future_status::ready);
    }
    return told;
}

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST(KeypadRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "a-call-and-a-grade.txt";
    emulator::KeypadModelOptions modelOptions;
    modelOptions.pads = {5};
    modelOptions.evaluators = {25};
    emulator::KeypadModel model(modelOptions);
    model.setFault(5, emulator::KeypadFault::badSum); // it says everything twice
    model.press(5, {0x0C});
    model.rate(25, 0);
    const tests::TemporaryFile file;
    const transport::Endpoints line{{0x01}, {0x81}, {}, {}, 0, 0, 1};
    const auto then = serve(std::make_unique<transport::RecordingSource>(
        std::make_unique<tests::UntilQuietSource>(model, line), file.path(), nullptr));
    EXPECT_EQ(then, (std::vector<std::string>{"grade 2 from 25", "pad 5"}));
    EXPECT_EQ(tests::timeless(file.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                   << tests::contents(file.path());
    EXPECT_EQ(serve(std::make_unique<transport::ReplaySource>(kept)), then) << "a mismatch ends the line early";
}

} // namespace
} // namespace fifteen::desk_keypad
