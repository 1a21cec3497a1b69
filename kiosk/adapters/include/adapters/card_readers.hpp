// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_reader.hpp"
#include "flows/visit_state.hpp"

#include <memory>
#include <vector>

namespace fifteen::adapters {

/// All of a kiosk's readers: of ID cards, perhaps a second one low down for wheelchairs, and of social-security cards.
/// A card in one reader while another is being read is told of like any other: the visit decides.
class CardReaders final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// `kind`: idCard or socialCard.
    CardReader& add(flows::Proof kind, std::unique_ptr<CardReader> reader);

    /// What can be read now. A reader that was not looked for yet counts as there: that is no fault.
    flows::Cards readable() const;

    /// Whether any reader is there; nothing until all were looked for, or one was found.
    std::optional<bool> present() const;

signals:
    void presentChanged(); ///< of one of them
    void cardFound(fifteen::flows::Proof kind);
    void cardRead(fifteen::flows::Proof kind, const fifteen::adapters::CardHolder& holder);
    void cardFailed(fifteen::flows::Proof kind, fifteen::adapters::CardReadTrouble trouble);
    void cardRemoved(fifteen::flows::Proof kind);

private:
    struct Reader {
        flows::Proof kind;
        std::unique_ptr<CardReader> reader;
    };

    std::vector<Reader> readers_;
};

} // namespace fifteen::adapters
