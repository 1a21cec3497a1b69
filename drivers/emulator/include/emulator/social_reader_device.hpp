// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/deck.hpp"
#include "emulator/vpcd_front.hpp"

namespace fifteen::emulator {

using SocialDeck = DeckOf<SocialCardOptions>;

/// A contact reader for social-security cards on a bench: vpcd's, which pcscd takes for a real one. It cannot be
/// unplugged: that is pcscd's to say.
class SocialReaderDevice final : public BenchDevice {
public:
    /// `port`: where vpcd listens, or will. The deck must outlive it.
    SocialReaderDevice(std::string name, std::uint16_t port, const SocialDeck& deck);

    /// In the place of a card that is in. Throws std::runtime_error where vpcd does not listen; the card goes in when
    /// it does, if it was not taken out before.
    void insert(SocialCardOptions card);
    void remove();

    /// Of the cards that are put in from now on.
    void setFault(SocialCardFault fault) { fault_ = fault; }

    std::string_view kind() const override { return "social-reader"; }

    void describe(boost::json::object& into) override;
    bool obey(const boost::json::object& order) override;

    Plug* socket() override { return nullptr; }

private:
    void insert(const boost::json::object& order);

    const std::uint16_t port_;
    const SocialDeck& deck_;
    std::string card_; ///< what was put in, as it was called
    SocialCardFault fault_ = SocialCardFault::none;
    VpcdFront front_;
};

} // namespace fifteen::emulator
