// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/reader_service.hpp"
#include "social_card/social_card.hpp"

namespace fifteen::social_card {

struct CardRead {
    Card card;
};

/// As of an ID card reader, but for the card. A card that says nothing when power is put on it, being the wrong
/// way round or broken, or no chip card at all, is found and `silent`.
using SocialCardEvent =
    std::variant<id_card::CardFound, CardRead, id_card::CardFailed, id_card::CardRemoved, id_card::ReaderPresent>;

struct SocialCardServiceOptions {
    /// The source tells of changes; this is for those it missed, and for a reader that another program holds.
    std::chrono::milliseconds reopenEvery{3000};
    int readTries = 2; ///< before CardFailed
    SocialCardOptions card;
};

/// The thread of a contact reader: waits for the reader, for a card, reads it, waits until it is gone, and so on for
/// ever.
class SocialCardService {
public:
    using Callback = std::function<void(const SocialCardEvent&)>;

    /// `emit` runs on the service's thread and must only pass the event on. Starts at once; throws
    /// std::runtime_error where the C library cannot read names (requireGb18030).
    SocialCardService(std::unique_ptr<transport::DeviceSource> source, id_card::KeyedHash hash, Callback emit,
                      SocialCardServiceOptions options = {});
    SocialCardService(const SocialCardService&) = delete;
    SocialCardService& operator=(const SocialCardService&) = delete;
    /// Interrupts what is under way; no event after it returns.
    ~SocialCardService();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::social_card
