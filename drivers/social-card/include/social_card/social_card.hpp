// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/reader.hpp"
#include "social_card/apdu.hpp"
#include "social_card/card.hpp"
#include "transport/transport.hpp"

namespace fifteen::social_card {

struct SocialCardOptions {
    /// Cards answer in milliseconds, but may ask for more time; a reader gives up after some seconds.
    std::chrono::milliseconds answer{3000};
    /// Up to 12 digits. Some regions' cards want a PIN before they let EF06 be read (6982), and regions that do have a
    /// fixed one. Empty, as it should be everywhere else: VERIFY is never sent.
    std::string regionalPin;
};

/// A social-security card on its transport: commands on its OUT endpoint, responses on its IN endpoint. Blocks; belongs
/// on the thread of its device.
class SocialCard {
public:
    SocialCard(transport::Transport& transport, id_card::KeyedHash hash, SocialCardOptions options = {});

    /// Number and full name are wiped before this returns. May be called again after a failure.
    Result<Card> read();

    /// `there` when the time is over, `gone` as soon as the card is.
    Result<id_card::Presence> waitUntilGone(std::chrono::milliseconds timeout);

private:
    enum class Way { byTag, byRecord };

    template <typename Decode>
    auto field(Item wanted, Decode decode) -> std::invoke_result_t<Decode, std::span<const std::uint8_t>>;
    Result<SecretBytes> item(Item wanted);
    Result<SecretBytes> itemEitherWay(Item wanted);
    Result<SecretBytes> itemIn(Way way, Item wanted);
    Result<void> select(File file);
    Result<void> sendPin();
    /// Fetches what a card has more to say (61xx) and asks again with the length it wants (6Cxx).
    Result<SecretBytes> exchange(const SecretBytes& command);
    Result<Response> exchangeAtLength(const SecretBytes& command);
    Result<Response> exchangeOnce(const SecretBytes& command);

    transport::Transport& transport_;
    id_card::KeyedHash hash_;
    SocialCardOptions options_;
    Way way_ = Way::byTag;
    std::optional<File> selected_;
    SelectBy selectBy_ = SelectBy::child;
    Generation generation_ = Generation::first;
    bool pinSent_ = false; ///< to this card: never twice
};

} // namespace fifteen::social_card
