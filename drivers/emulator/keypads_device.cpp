// SPDX-License-Identifier: Apache-2.0
#include "emulator/keypads_device.hpp"

#include "order_parts.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

constexpr std::array kFaults{
    Named{"none", KeypadFault::none},          Named{"deaf", KeypadFault::deaf},
    Named{"bad_sum", KeypadFault::badSum},     Named{"noise", KeypadFault::noise},
    Named{"cut_short", KeypadFault::cutShort},
};

/// The bytes a pad says for its keys, as their labels mean them.
const std::array kKeys{
    Named{"call", Bytes{0x0C}},          Named{"recall", Bytes{0x0D}},
    Named{"evaluate", Bytes{0x0B}},      Named{"pause", Bytes{0x12}},
    Named{"transfer", Bytes{0x13}},      Named{"cancel", Bytes{0x0E}},
    Named{"confirm", Bytes{0x0F}},       Named{"no_show", Bytes{0x06, 0x0F}},
    Named{"suspend", Bytes{0x00, 0x0F}}, Named{"call_back", Bytes{0x03, 0x0F}},
};

/// The digits first, then the key.
Bytes keysOf(const json::object& order) {
    Bytes keys;
    if (order.contains("digits")) {
        for (const char digit : text(order, "digits")) {
            if (digit < '0' || digit > '9') {
                throw problem("\"digits\" has digits");
            }
            keys.push_back(static_cast<std::uint8_t>(digit - '0'));
        }
    }
    const auto key = choice(order, "key", kKeys);
    keys.insert(keys.end(), key.begin(), key.end());
    return keys;
}

void mustHave(const std::vector<std::uint8_t>& addresses, std::uint8_t address) {
    if (std::ranges::find(addresses, address) == addresses.end()) {
        throw problem("there is no device of that address");
    }
}

} // namespace

KeypadsDevice::KeypadsDevice(std::string name, const KeypadModelOptions& options, const MakePort& makePort, Emit emit)
    : BenchDevice(std::move(name))
    , emit_(std::move(emit))
    , options_(options)
    , model_(options, [this] { look(); })
    , port_(makePort(model_)) {}

void KeypadsDevice::press(std::uint8_t pad, const Bytes& keys) {
    mustHave(options_.pads, pad);
    port_->withModel([&] { model_.press(pad, keys); });
}

void KeypadsDevice::rate(std::uint8_t evaluator, std::uint8_t key) {
    mustHave(options_.evaluators, evaluator);
    port_->withModel([&] {
        model_.rate(evaluator, key);
        look();
    });
}

void KeypadsDevice::setFault(std::uint8_t address, KeypadFault fault) {
    auto all = options_.pads;
    all.insert(all.end(), options_.evaluators.begin(), options_.evaluators.end());
    mustHave(all, address);
    port_->withModel([&] { model_.setFault(address, fault); });
}

void KeypadsDevice::look() {
    for (const auto pad : options_.pads) {
        look({name(), ShownEvent::Device::pad, pad, model_.shown(pad)});
    }
    for (const auto evaluator : options_.evaluators) {
        look({name(), ShownEvent::Device::evaluator, evaluator, model_.isAsking(evaluator) ? "asking" : ""});
    }
}

void KeypadsDevice::look(ShownEvent event) {
    auto& last = told_[event.address];
    if (last != event.shown) {
        last = event.shown;
        emit_(std::move(event));
    }
}

void KeypadsDevice::describe(json::object& into) {
    json::array pads;
    json::array evaluators;
    port_->withModel([&] {
        for (const auto pad : options_.pads) {
            pads.push_back(
                {{"address", pad}, {"shown", model_.shown(pad)}, {"fault", nameOf(model_.fault(pad), kFaults)}});
        }
        for (const auto evaluator : options_.evaluators) {
            evaluators.push_back({{"address", evaluator},
                                  {"asking", model_.isAsking(evaluator)},
                                  {"fault", nameOf(model_.fault(evaluator), kFaults)}});
        }
    });
    into["pads"] = std::move(pads);
    into["evaluators"] = std::move(evaluators);
    into["keys"] = namesOf(kKeys);
    into["faults"] = namesOf(kFaults);
}

bool KeypadsDevice::obey(const json::object& order) {
    static constexpr auto kAddress = [](const json::object& said, std::string_view key) {
        return static_cast<std::uint8_t>(integer(said, key, 1, 254));
    };
    static const Orders<KeypadsDevice> orders{
        {"press", [](auto& line, const auto& said) { line.press(kAddress(said, "pad"), keysOf(said)); }},
        {"rate",
         [](auto& line, const auto& said) {
             line.rate(kAddress(said, "evaluator"), static_cast<std::uint8_t>(integer(said, "key", 0, 3)));
         }},
        {"keypad_fault",
         [](auto& line, const auto& said) { line.setFault(kAddress(said, "address"), choice(said, "kind", kFaults)); }},
    };
    return (text(order, "do") != "press" || order.contains("pad")) && carryOut(orders, *this, order);
}

} // namespace fifteen::emulator
