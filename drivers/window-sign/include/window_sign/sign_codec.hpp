// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "window_sign/frame.hpp"

#include <string>

namespace fifteen::window_sign {

/// What one sign shall show.
struct SignMessage {
    std::uint8_t address = 0;
    std::uint8_t sequence = 0;      ///< another one for another message
    std::string text;               ///< UTF-8, one line; empty: dark
    std::optional<unsigned> number; ///< the same for boards that only have digits: 17 of A017; none: dark
    bool attention = false;         ///< it is new and may blink, where the sign can
};

/// Where a sign's own protocol is put in: bytes to the sign, and what it says back. Pure, without a state, so one
/// serves all signs of a line. To drive another make: write such a class (number_board_codec.cpp is a small one) and
/// name it where the service is made.
class SignCodec {
public:
    SignCodec() = default;
    SignCodec(const SignCodec&) = delete;
    SignCodec& operator=(const SignCodec&) = delete;
    virtual ~SignCodec() = default;

    /// unsayable: this kind of sign cannot show the message.
    virtual Result<Bytes> encode(const SignMessage& message) const = 0;

    /// Whether signs answer at all. If not, sent is done, and nobody learns that a sign is silent.
    virtual bool acknowledges() const = 0;

    /// Looks for the answer to `message` in what has come since it was sent, and takes out of `received` what it has
    /// looked at. None: not there yet. An error: the sign refuses.
    virtual std::optional<Result<void>> takeAnswer(Bytes& received, const SignMessage& message) const = 0;
};

} // namespace fifteen::window_sign
