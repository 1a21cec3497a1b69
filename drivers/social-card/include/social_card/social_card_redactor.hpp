// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/redactor.hpp"

namespace fifteen::social_card {

/// Makes a recording of social-security cards one of a made-up person's card, on the way to the file: number, name and
/// birth date are those of 李秀英, who does not exist, the card has no end, and every other value is zeros but the
/// specification's version. A region's PIN is sent as zeros: a replay is to use one of as many zeros. Tags, lengths and
/// status words stay, so the recording can be replayed; a fault in a value (a wrong check digit, no text) is lost.
class SocialCardRedactor final : public transport::Redactor {
public:
    void sent(std::span<std::uint8_t> bytes, std::size_t taken) override;
    void received(std::span<std::uint8_t> bytes) override;

private:
    bool goesOn_ = false;      ///< the card has said a part of its answer
    bool fetchesMore_ = false; ///< and is asked for the next
};

} // namespace fifteen::social_card
