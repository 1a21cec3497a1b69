// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_reader.hpp"

#include <memory>
#include <vector>

namespace fifteen::adapters {

/// Several readers as one: a second one low down for wheelchairs, one for social-security cards. There while one of
/// them is. A card laid on a second reader while another is being read is told of like any other: the visit decides.
class CardReaders final : public CardReader {
    Q_OBJECT

public:
    explicit CardReaders(std::vector<std::unique_ptr<CardReader>> readers, QObject* parent = nullptr);

    std::optional<bool> present() const override { return present_; }

private:
    void look();

    std::vector<std::unique_ptr<CardReader>> readers_;
    std::optional<bool> present_;
};

} // namespace fifteen::adapters
