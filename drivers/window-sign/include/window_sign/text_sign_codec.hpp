// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "window_sign/sign_codec.hpp"

namespace fifteen::window_sign {

enum class TextEncoding : std::uint8_t {
    utf8 = 0x01,
    gb18030 = 0x02, ///< what the character generators of Chinese signs are ordered by
};

/// Signs that speak the frame of our own.
class TextSignCodec final : public SignCodec {
public:
    explicit TextSignCodec(TextEncoding encoding = TextEncoding::utf8)
        : encoding_(encoding) {}

    Result<Bytes> encode(const SignMessage& message) const override;

    bool acknowledges() const override { return true; }

    std::optional<Result<void>> takeAnswer(Bytes& received, const SignMessage& message) const override;

private:
    TextEncoding encoding_;
};

} // namespace fifteen::window_sign
