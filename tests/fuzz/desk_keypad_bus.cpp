// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/bus.hpp"
#include "expect.hpp"

#include <algorithm>

using namespace fifteen::desk_keypad;

namespace {

/// What a line that says anything at all makes the host do.
struct Outcome {
    BusCounters counters;
    std::size_t presses = 0;
    std::size_t sent = 0;
};

void check(const BusEvent& event, Outcome& outcome) {
    if (const auto* rated = std::get_if<Rated>(&event)) {
        expect(rated->grade >= 1 && rated->grade <= 4 && rated->key <= 3);
    } else if (const auto* pressed = std::get_if<KeyPressed>(&event)) {
        ++outcome.presses;
        expect(pressed->press.digits.size() <= 3);
        expect(std::ranges::all_of(pressed->press.digits, [](auto digit) { return digit <= 9; }));
    }
}

Outcome talk(std::span<const std::uint8_t> input, std::size_t piece) {
    Outcome outcome;
    Bus bus({}, [&](const BusEvent& event) { check(event, outcome); });
    const Bus::TimePoint now{std::chrono::hours(1)};
    bus.begin(now);
    bus.show(input.empty() ? 0 : input.front(), {static_cast<unsigned>(input.size()), 17});
    for (std::size_t at = 0; at < input.size(); at += piece) {
        bus.hear(input.subspan(at, std::min(piece, input.size() - at)), now);
        while (const auto frame = bus.nextToSend(now)) {
            ++outcome.sent;
            expect(frame->size() >= 9 && frame->size() <= 15 && frame->back() == 0x16);
        }
        bus.look(now);
    }
    outcome.counters = bus.counters();
    return outcome;
}

} // namespace

// The first byte says in what pieces the rest arrives; the frames found must not depend on it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 4096) {
        return 0;
    }
    const std::span<const std::uint8_t> input(data + 1, size - 1);
    const auto whole = talk(input, std::max<std::size_t>(input.size(), 1));
    const auto pieces = talk(input, std::size_t{data[0]} + 1);
    expect(whole.counters.frames == pieces.counters.frames);
    expect(whole.counters.badSums == pieces.counters.badSums);
    expect(whole.counters.repeats == pieces.counters.repeats);
    expect(whole.presses == pieces.presses);
    expect(pieces.sent <= pieces.counters.frames + 1);
    return 0;
}
