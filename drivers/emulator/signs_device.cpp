// SPDX-License-Identifier: Apache-2.0
#include "emulator/signs_device.hpp"

#include "order_parts.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

constexpr std::array kFaults{
    Named{"none", SignFault::none},
    Named{"silent", SignFault::silent},
    Named{"dead", SignFault::dead},
    Named{"deaf_once", SignFault::deafOnce},
    Named{"bad_answer", SignFault::badAnswer},
    Named{"display_broken", SignFault::displayBroken},
    Named{"small_memory", SignFault::smallMemory},
    Named{"only_utf8", SignFault::onlyUtf8},
};

} // namespace

SignsDevice::SignsDevice(std::string name, std::vector<std::uint8_t> addresses, const MakePort& makePort, Emit emit)
    : BenchDevice(std::move(name))
    , emit_(std::move(emit))
    , addresses_(std::move(addresses))
    , model_(addresses_, [this] { look(); })
    , port_(makePort(model_)) {}

void SignsDevice::mustHave(std::uint8_t sign) const {
    if (std::ranges::find(addresses_, sign) == addresses_.end()) {
        throw problem("there is no device of that address");
    }
}

void SignsDevice::setFault(std::uint8_t sign, SignFault fault) {
    mustHave(sign);
    port_->withModel([&] {
        model_.setFault(sign, fault);
        if (fault == SignFault::dead) {
            model_.switchOffAndOn(sign);
            look();
        }
    });
}

void SignsDevice::switchOffAndOn(std::uint8_t sign) {
    mustHave(sign);
    port_->withModel([&] {
        model_.switchOffAndOn(sign);
        look();
    });
}

void SignsDevice::look() {
    for (const auto sign : addresses_) {
        auto shown = model_.shown(sign);
        auto& last = told_[sign];
        if (last != shown) {
            last = shown;
            emit_(ShownEvent{name(), ShownEvent::Device::sign, sign, std::move(shown)});
        }
    }
}

void SignsDevice::describe(json::object& into) {
    json::array signs;
    port_->withModel([&] {
        for (const auto sign : addresses_) {
            signs.push_back(
                {{"address", sign}, {"shown", model_.shown(sign)}, {"fault", nameOf(model_.fault(sign), kFaults)}});
        }
    });
    into["signs"] = std::move(signs);
    into["faults"] = namesOf(kFaults);
}

bool SignsDevice::obey(const json::object& order) {
    static constexpr auto kSign = [](const json::object& said) {
        return static_cast<std::uint8_t>(integer(said, "sign", 1, 254));
    };
    static const Orders<SignsDevice> orders{
        {"sign_fault", [](auto& line, const auto& said) { line.setFault(kSign(said), choice(said, "kind", kFaults)); }},
        {"sign_supply_fails", [](auto& line, const auto& said) { line.switchOffAndOn(kSign(said)); }},
    };
    return carryOut(orders, *this, order);
}

} // namespace fifteen::emulator
