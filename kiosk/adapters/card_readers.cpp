// SPDX-License-Identifier: Apache-2.0
#include "adapters/card_readers.hpp"

#include <algorithm>

namespace fifteen::adapters {

CardReaders::CardReaders(std::vector<std::unique_ptr<CardReader>> readers, QObject* parent)
    : CardReader(parent)
    , readers_(std::move(readers)) {
    for (const auto& reader : readers_) {
        connect(reader.get(), &CardReader::cardFound, this, &CardReader::cardFound);
        connect(reader.get(), &CardReader::cardRead, this, &CardReader::cardRead);
        connect(reader.get(), &CardReader::cardFailed, this, &CardReader::cardFailed);
        connect(reader.get(), &CardReader::cardRemoved, this, &CardReader::cardRemoved);
        connect(reader.get(), &CardReader::presentChanged, this, &CardReaders::look);
    }
    look();
}

void CardReaders::look() {
    const auto is = [](bool there) {
        return [there](const std::unique_ptr<CardReader>& reader) { return reader->present() == there; };
    };
    auto present = present_;
    if (std::ranges::any_of(readers_, is(true)))
        present = true;
    else if (std::ranges::all_of(readers_, is(false))) // until all were looked for nothing is said
        present = false;
    if (present == present_)
        return;
    present_ = present;
    emit presentChanged(*present);
}

} // namespace fifteen::adapters
