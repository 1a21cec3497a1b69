// SPDX-License-Identifier: Apache-2.0
#include "emulator/reader_device.hpp"

#include "order_parts.hpp"

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

constexpr std::array kFaults{
    Named{"none", ReaderFault::none},
    Named{"short_frame", ReaderFault::shortFrame},
    Named{"bad_checksum", ReaderFault::badChecksum},
    Named{"garbage", ReaderFault::garbage},
    Named{"not_found", ReaderFault::notFound},
    Named{"babble", ReaderFault::babble},
    Named{"silent", ReaderFault::silent},
    Named{"lost_first", ReaderFault::lostFirst},
    Named{"lost_bytes", ReaderFault::lostBytes},
    Named{"two_cards", ReaderFault::twoCards},
    Named{"strange_card", ReaderFault::strangeCard},
    Named{"nonsense", ReaderFault::nonsense},
    Named{"sam_broken", ReaderFault::samBroken},
};

constexpr std::array kWirings{
    Named{"four", ReaderLayout::fourEndpoints},
    Named{"two", ReaderLayout::onePair},
    Named{"hid", ReaderLayout::hid},
    Named{"hid-without-out", ReaderLayout::hidWithoutOut},
    Named{"serial", ReaderLayout::serial},
};

CardHolder describedCard(const json::object& card) {
    std::map<std::string, std::string> described;
    for (const auto& [key, value] : card) {
        if (!value.is_string()) {
            throw problem("every member of a card is a string");
        }
        described.emplace(key, value.get_string());
    }
    return makeCardHolder(described);
}

void changeWaits(ReaderDevice& reader, const json::object& order) {
    auto waits = reader.waits();
    const auto change = [&](std::string_view key, std::chrono::milliseconds& wait) {
        if (order.contains(key)) {
            wait = std::chrono::milliseconds(integer(order, key, 0, 60000));
        }
    };
    change("find_ms", waits.find);
    change("absent_ms", waits.absent);
    change("read_ms", waits.read);
    reader.setWaits(waits);
}

} // namespace

ReaderDevice::ReaderDevice(std::string name, const ReaderModelOptions& options, const MakePort& makePort,
                           const Emit& emit, const Deck& deck)
    : BenchDevice(std::move(name))
    , layout_(options.layout)
    , deck_(deck)
    , model_(options,
             [emit, device = this->name()](ReaderModel::Event event, std::chrono::microseconds waited) {
                 emit(CardEvent{device, event, realTimeUs(), waited});
             })
    , port_(makePort(model_)) {}

void ReaderDevice::lay(const CardHolder& holder) {
    port_->withModel([&] { model_.lay(holder); });
    card_ = holder.name.empty() ? holder.englishName : holder.name;
}

void ReaderDevice::lay(const json::value& card) {
    if (card.is_object()) {
        lay(describedCard(card.get_object()));
        return;
    }
    if (!card.is_string()) {
        throw problem("\"card\" must be an id of the deck or an object");
    }
    const std::string id(card.get_string());
    const auto* const holder = cardIn(deck_, id);
    if (holder == nullptr) {
        throw problem("no card of that id in the deck");
    }
    lay(*holder);
    card_ = id;
}

void ReaderDevice::lift() {
    port_->withModel([&] { model_.lift(); });
    card_.clear();
}

void ReaderDevice::setFault(ReaderFault fault) {
    port_->withModel([&] { model_.setFault(fault); });
}

void ReaderDevice::setWaits(ReaderWaits waits) {
    port_->withModel([&] { model_.setWaits(waits); });
}

ReaderWaits ReaderDevice::waits() {
    ReaderWaits waits;
    port_->withModel([&] { waits = model_.waits(); });
    return waits;
}

void ReaderDevice::describe(json::object& into) {
    auto fault = ReaderFault::none;
    port_->withModel([&] { fault = model_.fault(); });
    into["wiring"] = nameOf(layout_, kWirings);
    into["card"] = card_;
    into["fault"] = nameOf(fault, kFaults);
    into["faults"] = namesOf(kFaults);
}

bool ReaderDevice::obey(const json::object& order) {
    static const Orders<ReaderDevice> orders{
        {"lay", [](auto& reader, const auto& said) { reader.lay(member(said, "card")); }},
        {"lift", [](auto& reader, const auto&) { reader.lift(); }},
        {"reader_fault", [](auto& reader, const auto& said) { reader.setFault(choice(said, "kind", kFaults)); }},
        {"waits", [](auto& reader, const auto& said) { changeWaits(reader, said); }},
    };
    return carryOut(orders, *this, order);
}

} // namespace fifteen::emulator
