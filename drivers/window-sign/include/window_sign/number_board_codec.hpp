// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "window_sign/sign_codec.hpp"

namespace fifteen::window_sign {

/// RS-485 boards of digits, 9600 8N1, that take packets of four bytes: address, number (2, big endian), sum of the
/// three (devices.md 4; musicexecdevelopment.com/8238227 gives 05 03 E7 EF for 999 on board 5). They never answer, and
/// cannot be dark: no number is shown as 0.
class NumberBoardCodec final : public SignCodec {
public:
    Result<Bytes> encode(const SignMessage& message) const override;

    bool acknowledges() const override { return false; }

    std::optional<Result<void>> takeAnswer(Bytes& received, const SignMessage& message) const override;
};

} // namespace fifteen::window_sign
