// SPDX-License-Identifier: Apache-2.0
#include "emulator/scanner_bytes.hpp"
#include "nav_keypad/keypad_service.hpp"
#include "test_devices/recording.hpp"
#include "test_devices/until_quiet.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

#include <future>
#include <linux/input.h>

namespace fifteen::nav_keypad {
namespace {

using namespace std::chrono_literals;

/// A keyboard somebody has typed on: input events and nothing else.
class Typed final : public emulator::DeviceModel {
public:
    explicit Typed(emulator::Bytes events)
        : left_(std::move(events)) {}

    emulator::Bytes descriptors() const override { return {}; }

    std::size_t takeOut(std::uint8_t, std::span<const std::uint8_t>, emulator::TimePoint) override { return 0; }

    std::optional<emulator::InData> giveIn(std::uint8_t, std::size_t room, emulator::TimePoint) override {
        if (left_.empty()) {
            return std::nullopt;
        }
        const auto size = std::min(room, left_.size()) / sizeof(input_event) * sizeof(input_event);
        const auto end = left_.begin() + static_cast<std::ptrdiff_t>(size);
        emulator::InData given{.bytes = {left_.begin(), end}, .shortPacket = true};
        left_.erase(left_.begin(), end);
        return given;
    }

    std::optional<emulator::Bytes> control(const emulator::ControlSetup&, std::span<const std::uint8_t>,
                                           emulator::TimePoint) override {
        return std::nullopt;
    }

    void powerOn(emulator::TimePoint) override {}

private:
    emulator::Bytes left_;
};

/// The keys the service tells of until the keypad is gone.
std::vector<Key> serve(std::unique_ptr<transport::DeviceSource> source) {
    std::vector<Key> told; // by the service's thread, which has ended when it is read
    std::promise<void> gone;
    const auto hear = [&](const KeypadEvent& event) {
        if (const auto* pressed = std::get_if<KeyPressed>(&event)) {
            told.push_back(pressed->key);
        } else if (const auto* present = std::get_if<KeypadPresent>(&event); present != nullptr && !present->present) {
            gone.set_value();
        }
    };
    {
        KeypadServiceOptions options;
        options.reopenEvery = 1h;
        options.map.keys = {{KEY_N, Key::next}, {KEY_L, Key::listen}, {KEY_ENTER, Key::select}};
        const KeypadService service(std::move(source), hear, options);
        EXPECT_EQ(gone.get_future().wait_for(10s), std::future_status::ready);
    }
    return told;
}

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST(KeypadRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "five-keys.txt";
    Typed typed(emulator::wedgeScan("nlnn"));
    const tests::TemporaryFile file;
    const transport::Endpoints keyboard{{}, {0x81}, {}, {}, 0, 0, sizeof(input_event)};
    const auto then = serve(std::make_unique<transport::RecordingSource>(
        std::make_unique<tests::UntilQuietSource>(typed, keyboard), file.path(), nullptr));
    EXPECT_EQ(then, (std::vector{Key::next, Key::listen, Key::next, Key::next, Key::select}));
    EXPECT_EQ(tests::timeless(file.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                   << tests::contents(file.path());
    EXPECT_EQ(serve(std::make_unique<transport::ReplaySource>(kept)), then) << "a mismatch ends the line early";
}

} // namespace
} // namespace fifteen::nav_keypad
