// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <chrono>
#include <optional>
#include <string>

namespace fifteen::adapters {

/// What the kiosk takes from a card; everything else stays in the driver.
struct CardHolder {
    std::string maskedName;
    std::string idHash; ///< 64 hex digits
    std::chrono::year_month_day birth;
    std::optional<std::chrono::year_month_day> validTo; ///< its last good day; none: without end
};

enum class CardReadTrouble {
    notRead,      ///< taken away too early, or not understood
    severalCards, ///< of readers on which cards are laid
    silent,       ///< the wrong way round, or broken; of readers into which cards are put
    blocked,      ///< locked by who gave it out; of those, too
    unknownCard,  ///< not a card that can be read here
    readerGone,   ///< unplugged, or silent
};

/// A reader of cards of one kind, working off the caller's thread. Signals come on the thread the object was made on
/// (Qt's).
class CardReader : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Not known (nothing) until the reader was looked for.
    virtual std::optional<bool> present() const = 0;

    /// Of a reader that is there and cannot be used: "denied" (no permission), "busy" (another program has it); empty:
    /// none.
    virtual std::string trouble() const { return {}; }

signals:
    void presentChanged(bool present);
    void troubleChanged();
    void cardFound();
    void cardRead(const fifteen::adapters::CardHolder& holder);
    void cardFailed(fifteen::adapters::CardReadTrouble trouble);
    void cardRemoved();
};

} // namespace fifteen::adapters
