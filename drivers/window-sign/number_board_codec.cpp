// SPDX-License-Identifier: Apache-2.0
#include "window_sign/number_board_codec.hpp"

#include <limits>

namespace fifteen::window_sign {

Result<Bytes> NumberBoardCodec::encode(const SignMessage& message) const {
    const unsigned number = message.number.value_or(0);
    if ((!message.number && !message.text.empty()) || number > std::numeric_limits<std::uint16_t>::max()) {
        return Error::unsayable;
    }
    const auto high = static_cast<std::uint8_t>(number >> 8);
    const auto low = static_cast<std::uint8_t>(number & 0xFF);
    return Bytes{message.address, high, low, static_cast<std::uint8_t>(message.address + high + low)};
}

std::optional<Result<void>> NumberBoardCodec::takeAnswer(Bytes& received, const SignMessage& /*message*/) const {
    received.clear();
    return std::nullopt;
}

} // namespace fifteen::window_sign
