// SPDX-License-Identifier: Apache-2.0
#include "emulator/serial_bench.hpp"

#include <algorithm>
#include <stdexcept>

namespace fifteen::emulator {

namespace {

void mustHave(const std::vector<std::uint8_t>& addresses, std::uint8_t address) {
    if (std::ranges::find(addresses, address) == addresses.end()) {
        throw std::invalid_argument("there is no device of that address");
    }
}

} // namespace

SerialBench::SerialBench(const Config& config, const std::filesystem::path& folder, Emit emit)
    : emit_(std::move(emit))
    , options_(config.keypads)
    , signs_(config.signs)
    , keypadModel_(config.keypads, [this] { lookAtKeypads(); })
    , signModel_(config.signs, [this] { lookAtSigns(); })
    , keypadFront_(keypadModel_, folder / "keypads")
    , signFront_(signModel_, folder / "signs") {
    std::filesystem::create_directories(folder);
    keypadFront_.plug();
    signFront_.plug();
}

void SerialBench::press(std::uint8_t pad, const Bytes& keys) {
    mustHave(options_.pads, pad);
    keypadFront_.withModel([&] { keypadModel_.press(pad, keys); });
}

void SerialBench::rate(std::uint8_t evaluator, std::uint8_t key) {
    mustHave(options_.evaluators, evaluator);
    keypadFront_.withModel([&] {
        keypadModel_.rate(evaluator, key);
        lookAtKeypads();
    });
}

void SerialBench::lookAtKeypads() {
    for (const auto pad : options_.pads) {
        look(keypadsTold_, {ShownEvent::Device::pad, pad, keypadModel_.shown(pad)});
    }
    for (const auto evaluator : options_.evaluators) {
        const auto* const shown = keypadModel_.isAsking(evaluator) ? "asking" : "";
        look(keypadsTold_, {ShownEvent::Device::evaluator, evaluator, shown});
    }
}

void SerialBench::lookAtSigns() {
    for (const auto sign : signs_) {
        look(signsTold_, {ShownEvent::Device::sign, sign, signModel_.shown(sign)});
    }
}

void SerialBench::look(std::map<std::uint8_t, std::string>& told, ShownEvent event) {
    auto& last = told[event.address];
    if (last != event.shown) {
        last = event.shown;
        emit_(std::move(event));
    }
}

} // namespace fifteen::emulator
