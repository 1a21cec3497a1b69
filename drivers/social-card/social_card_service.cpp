// SPDX-License-Identifier: Apache-2.0
#include "social_card/social_card_service.hpp"

#include "social_card/gb18030.hpp"
#include "transport/device_thread.hpp"

#include <algorithm>

namespace fifteen::social_card {

namespace {

using id_card::CardFailed;
using id_card::CardFound;
using id_card::CardRemoved;
using id_card::ReaderPresent;
using id_card::ReadTrouble;

constexpr auto kLookAgainAfter = std::chrono::hours(1); // a removal is told at once

/// What may be better the next time; all else is a card this program does not know.
bool mayPass(const boost::system::error_code& error) {
    static constexpr Error kPassing[]{Error::noAnswer,    Error::garbledAnswer, Error::transportFailed,
                                      Error::dataDamaged, Error::memoryFailed,  Error::cardFailure};
    return std::ranges::any_of(kPassing, [&](Error passing) { return error == passing; });
}

ReadTrouble troubleOf(const boost::system::error_code& error) {
    if (error == Error::cardLocked || error == Error::pinBlocked) {
        return ReadTrouble::blocked;
    }
    return mayPass(error) || error == Error::cardGone ? ReadTrouble::notRead : ReadTrouble::unknownCard;
}

} // namespace

class SocialCardService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, id_card::KeyedHash hash, Callback emit,
         SocialCardServiceOptions options)
        : hash_(std::move(hash))
        , emit_(std::move(emit))
        , options_(std::move(options))
        , thread_(std::move(source), options_.reopenEvery) {
        requireGb18030();
        thread_.start([this](transport::Transport& transport) { serve(transport); },
                      [this](const boost::system::error_code& error) { onAbsent(error); });
    }

private:
    void serve(transport::Transport& transport) {
        silentCardLeft();
        tellPresent(true);
        SocialCard card(transport, hash_, options_.card);
        emit(CardFound{});
        const auto read = readWithTries(card);
        if (read) {
            emit(CardRead{*read});
        } else {
            emit(CardFailed{troubleOf(read.error())});
        }
        while (!thread_.stopping()) {
            const auto presence = card.waitUntilGone(kLookAgainAfter);
            if (!presence || *presence == id_card::Presence::gone) {
                break;
            }
        }
        emit(CardRemoved{});
        served_ = true;
    }

    Result<Card> readWithTries(SocialCard& card) const {
        auto read = card.read();
        for (int tries = 1; tries < options_.readTries && !read && mayPass(read.error()); ++tries) {
            read = card.read();
        }
        return read;
    }

    void onAbsent(const boost::system::error_code& error) {
        if (std::exchange(served_, false)) {
            return; // the card has left; whether the reader has, the next opening shows
        }
        if (error == transport::Error::unsuitable) {
            tellPresent(true);
            silentCardFound();
            return;
        }
        silentCardLeft();
        tellPresent(error == transport::Error::empty, transport::withheld(error));
    }

    void silentCardFound() {
        if (!std::exchange(silentCard_, true)) {
            emit(CardFound{});
            emit(CardFailed{ReadTrouble::silent});
        }
    }

    void silentCardLeft() {
        if (std::exchange(silentCard_, false)) {
            emit(CardRemoved{});
        }
    }

    void tellPresent(bool present, const boost::system::error_code& withheld = {}) {
        if (present_ != present || withheld_ != withheld) {
            present_ = present;
            withheld_ = withheld;
            emit(ReaderPresent{present, withheld});
        }
    }

    void emit(const SocialCardEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    const id_card::KeyedHash hash_;
    const Callback emit_;
    const SocialCardServiceOptions options_;
    std::optional<bool> present_;
    boost::system::error_code withheld_;
    bool silentCard_ = false;
    bool served_ = false;
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

SocialCardService::SocialCardService(std::unique_ptr<transport::DeviceSource> source, id_card::KeyedHash hash,
                                     Callback emit, SocialCardServiceOptions options)
    : work_(std::make_unique<Work>(std::move(source), std::move(hash), std::move(emit), std::move(options))) {}

SocialCardService::~SocialCardService() = default;

} // namespace fifteen::social_card
