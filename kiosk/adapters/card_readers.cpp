// SPDX-License-Identifier: Apache-2.0
#include "adapters/card_readers.hpp"

#include <algorithm>

namespace fifteen::adapters {

CardReader& CardReaders::add(flows::Proof kind, std::unique_ptr<CardReader> reader) {
    CardReader& added = *readers_.emplace_back(kind, std::move(reader)).reader;
    connect(&added, &CardReader::cardFound, this, [this, kind] { emit cardFound(kind); });
    connect(&added, &CardReader::cardRead, this,
            [this, kind](const CardHolder& holder) { emit cardRead(kind, holder); });
    connect(&added, &CardReader::cardFailed, this,
            [this, kind](CardReadTrouble trouble) { emit cardFailed(kind, trouble); });
    connect(&added, &CardReader::cardRemoved, this, [this, kind] { emit cardRemoved(kind); });
    connect(&added, &CardReader::presentChanged, this, &CardReaders::presentChanged);
    return added;
}

flows::Cards CardReaders::readable() const {
    const auto anyOf = [this](flows::Proof kind) {
        return std::ranges::any_of(
            readers_, [kind](const Reader& one) { return one.kind == kind && one.reader->present().value_or(true); });
    };
    return {.id = anyOf(flows::Proof::idCard), .social = anyOf(flows::Proof::socialCard)};
}

std::optional<bool> CardReaders::present() const {
    const auto are = [](bool there) { return [there](const Reader& one) { return one.reader->present() == there; }; };
    if (std::ranges::any_of(readers_, are(true)))
        return true;
    if (std::ranges::all_of(readers_, are(false)))
        return false;
    return std::nullopt;
}

} // namespace fifteen::adapters
