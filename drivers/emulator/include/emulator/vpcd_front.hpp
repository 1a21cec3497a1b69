// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/social_card_model.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace fifteen::emulator {

/// Puts cards into the software reader of vsmartcard's vpcd, which pcscd takes for a real one. vpcd listens on all
/// addresses and believes everybody: it belongs into a network namespace of its own.
class VpcdFront {
public:
    static constexpr std::uint16_t kUsualPort = 35963; ///< 0x8C7B, of vpcd's first slot

    /// Has a thread of its own. Nothing is in the reader yet.
    explicit VpcdFront(std::uint16_t port = kUsualPort);
    VpcdFront(const VpcdFront&) = delete;
    VpcdFront& operator=(const VpcdFront&) = delete;
    ~VpcdFront();

    /// Puts it in, at once or as soon as vpcd listens; a card that is in is taken out first.
    void lay(SocialCardModel card);
    void lift();

    /// Whether vpcd has the card.
    bool isConnected() const;
    /// The same of the card that was put in last, once that has been tried; false too if nothing comes of it in time.
    bool takesCard(std::chrono::milliseconds patience) const;
    /// The card that is in, as it is now: none if there is none.
    std::optional<SocialCardModel> card() const;

private:
    void run();
    void refuse();
    int connectToReader() const;
    void play(int socket);
    bool answer(int socket, std::span<const std::uint8_t> message);
    bool wakeAfter(int socket, int milliseconds) const;

    const std::uint16_t port_;
    const int wake_; ///< an eventfd: there is news for the thread
    mutable std::mutex mutex_;
    std::optional<SocialCardModel> card_;
    bool changed_ = false; ///< the card is another one than the thread knows
    bool connected_ = false;
    bool refused_ = false; ///< vpcd did not listen when the card was put in
    mutable std::condition_variable tried_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace fifteen::emulator
