// SPDX-License-Identifier: Apache-2.0
#include "emulator/sign_model.hpp"
#include "test_devices/model_source.hpp"
#include "test_devices/recording.hpp"
#include "transport/recording.hpp"
#include "window_sign/sign_line.hpp"
#include "window_sign/text_sign_codec.hpp"

#include <gtest/gtest.h>

namespace fifteen::window_sign {
namespace {

/// A call, one that the sign misses at first, one for a sign that is not there.
std::vector<std::string> threeCalls(transport::DeviceSource& source, const std::function<void(int)>& people) {
    const auto opened = source.open();
    if (!opened) {
        return {"not opened"};
    }
    const TextSignCodec codec;
    SignLine line(**opened, codec);
    std::vector<std::string> happened;
    const std::vector<std::uint8_t> signs{3, 3, 9};
    for (std::size_t call = 0; call < signs.size(); ++call) {
        people(static_cast<int>(call));
        const auto shown = line.deliver({.address = signs[call],
                                         .sequence = static_cast<std::uint8_t>(call + 1),
                                         .text = "A01" + std::to_string(call) + " 请到3号窗口",
                                         .number = static_cast<int>(10 + call),
                                         .attention = true},
                                        2);
        happened.push_back(shown ? "shown" : shown.error().message());
    }
    return happened;
}

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST(SignRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "three-calls-on-a-line.txt";
    emulator::SignModel model({0x03});
    tests::ModelSource::Device device(model, {{0x01}, {0x81}, {}, {}, 0, 0, 1});
    const tests::TemporaryFile file;
    std::vector<std::string> then;
    {
        transport::RecordingSource source(std::make_unique<tests::ModelSource>(device), file.path(), nullptr);
        then = threeCalls(source, [&](int call) {
            model.setFault(0x03, call == 1 ? emulator::SignFault::deafOnce : emulator::SignFault::none);
        });
    }
    EXPECT_EQ(then, (std::vector<std::string>{"shown", "shown", make_error_code(Error::noAnswer).message()}));
    EXPECT_EQ(tests::timeless(file.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                   << tests::contents(file.path());
    transport::ReplaySource replay(kept);
    EXPECT_EQ(threeCalls(replay, [](int) {}), then) << replay.mismatch().value_or("no mismatch");
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_TRUE(replay.finished());
}

} // namespace
} // namespace fifteen::window_sign
