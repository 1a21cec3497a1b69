// SPDX-License-Identifier: Apache-2.0
#include "emulator/commands.hpp"

#include "order_parts.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

BenchDevice& deviceOf(const Bench& bench, const std::string& name) {
    std::string names;
    for (const auto& device : bench.devices()) {
        if (device->name() == name) {
            return *device;
        }
        names += (names.empty() ? "" : ", ") + device->name();
    }
    throw problem("\"device\" must be one of this bench's: " + names);
}

Plug& socketOf(BenchDevice& device) {
    auto* const socket = device.socket();
    if (socket == nullptr) {
        throw problem(device.name() + " cannot be pulled out");
    }
    return *socket;
}

/// The device that is named, or the first that understands.
void obey(const Bench& bench, const json::object& order) {
    const auto does = [&order](const auto& device) { return device->obey(order); };
    if (order.contains("device")) {
        if (!deviceOf(bench, text(order, "device")).obey(order)) {
            throw problem("no order for this device");
        }
    } else if (std::ranges::none_of(bench.devices(), does)) {
        throw problem("no device of this bench knows this order");
    }
}

json::array devicesOf(const Bench& bench) {
    json::array devices;
    for (const auto& device : bench.devices()) {
        json::object described{{"name", device->name()}, {"kind", device->kind()}};
        if (const auto* socket = device->socket()) {
            described["plugged"] = socket->isPlugged();
        }
        device->describe(described);
        devices.push_back(std::move(described));
    }
    return devices;
}

json::array cardsOf(const Bench& bench) {
    json::array cards;
    for (const auto& [id, holder] : bench.deck()) {
        const auto& name = holder.name.empty() ? holder.englishName : holder.name;
        cards.push_back({{"id", id}, {"name", name}, {"kind", holder.kind}});
    }
    return cards;
}

json::array socialCardsOf(const Bench& bench) {
    json::array cards;
    for (const auto& [id, card] : bench.socialDeck()) {
        cards.push_back({{"id", id}, {"name", card.holder.name}, {"generation", card.generation}});
    }
    return cards;
}

json::object carryOut(const Bench& bench, const json::object& order) {
    auto answer = okAnswer();
    const auto what = text(order, "do");
    if (what == "devices") {
        answer["devices"] = devicesOf(bench);
        answer["cards"] = cardsOf(bench);
        answer["social_cards"] = socialCardsOf(bench);
    } else if (what == "plug") {
        socketOf(deviceOf(bench, text(order, "device"))).plug();
    } else if (what == "unplug") {
        socketOf(deviceOf(bench, text(order, "device"))).unplug();
    } else {
        obey(bench, order);
    }
    return answer;
}

} // namespace

json::object okAnswer() {
    return {{"ok", true}};
}

json::object errorAnswer(std::string_view text) {
    return {{"ok", false}, {"error", text}};
}

json::object perform(const Bench& bench, const json::object& command) {
    try {
        return carryOut(bench, command);
    } catch (const std::exception& error) {
        return errorAnswer(error.what());
    }
}

} // namespace fifteen::emulator
