// SPDX-License-Identifier: Apache-2.0
#include "emulator/social_reader_device.hpp"

#include "order_parts.hpp"

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;
using namespace std::chrono_literals;

constexpr auto kPatience = 2s; // for a connection on this machine, or its refusal

constexpr std::array kFaults{
    Named{"none", SocialCardFault::none},
    Named{"another_kind", SocialCardFault::anotherKind},
    Named{"unknown_status", SocialCardFault::unknownStatus},
    Named{"card_failure", SocialCardFault::cardFailure},
    Named{"wrong_length", SocialCardFault::wrongLength},
    Named{"truncated", SocialCardFault::truncated},
    Named{"wrong_tag", SocialCardFault::wrongTag},
    Named{"no_status", SocialCardFault::noStatus},
    Named{"too_long", SocialCardFault::tooLong},
    Named{"wrong_encoding", SocialCardFault::wrongEncoding},
    Named{"wrong_check_digit", SocialCardFault::wrongCheckDigit},
    Named{"wrong_date", SocialCardFault::wrongDate},
    Named{"unknown_version", SocialCardFault::unknownVersion},
    Named{"silent", SocialCardFault::silent},
};

} // namespace

SocialReaderDevice::SocialReaderDevice(std::string name, std::uint16_t port, const SocialDeck& deck)
    : BenchDevice(std::move(name))
    , port_(port)
    , deck_(deck)
    , front_(port) {}

void SocialReaderDevice::insert(SocialCardOptions card) {
    card.fault = fault_;
    front_.lay(SocialCardModel(std::move(card)));
    if (!front_.takesCard(kPatience)) {
        throw std::runtime_error("vpcd does not listen on port " + std::to_string(port_) +
                                 ": the card goes in as soon as it does");
    }
}

void SocialReaderDevice::insert(const json::object& order) {
    const auto id = text(order, "card");
    const auto* const known = cardIn(deck_, id);
    if (known == nullptr) {
        throw problem("no social-security card of that id in the deck");
    }
    auto card = *known;
    if (order.contains("pulled_after")) {
        card.pulledAfter = static_cast<int>(integer(order, "pulled_after", 1, 100));
    }
    card_ = id;
    insert(std::move(card));
}

void SocialReaderDevice::remove() {
    front_.lift();
    card_.clear();
}

void SocialReaderDevice::describe(json::object& into) {
    const auto card = front_.card();
    into["port"] = port_;
    into["card"] = card && !card->pulled() ? card_ : "";
    into["connected"] = front_.isConnected();
    into["fault"] = nameOf(fault_, kFaults);
    into["faults"] = namesOf(kFaults);
}

bool SocialReaderDevice::obey(const json::object& order) {
    static const Orders<SocialReaderDevice> orders{
        {"insert", [](auto& reader, const auto& said) { reader.insert(said); }},
        {"remove", [](auto& reader, const auto&) { reader.remove(); }},
        {"social_card_fault", [](auto& reader, const auto& said) { reader.setFault(choice(said, "kind", kFaults)); }},
    };
    return carryOut(orders, *this, order);
}

} // namespace fifteen::emulator
