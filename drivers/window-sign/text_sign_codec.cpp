// SPDX-License-Identifier: Apache-2.0
#include "window_sign/text_sign_codec.hpp"

#include "window_sign/text.hpp"

namespace fifteen::window_sign {

namespace {

constexpr std::uint8_t kStill = 0x00;
constexpr std::uint8_t kAttention = 0x01;

Error refusalOf(const Bytes& data) {
    switch (data.size() == 1 ? data.front() : 0) {
    case 0x01:
        return Error::encodingUnknown;
    case 0x02:
        return Error::textTooLong;
    case 0x03:
        return Error::displayBroken;
    default:
        return Error::refused;
    }
}

} // namespace

Result<Bytes> TextSignCodec::encode(const SignMessage& message) const {
    if (!isPlainText(message.text)) {
        return Error::unsayable;
    }
    Bytes text(message.text.begin(), message.text.end());
    if (encoding_ == TextEncoding::gb18030) {
        auto converted = toGb18030(message.text);
        if (!converted) {
            return converted.error();
        }
        text = std::move(*converted);
    }
    Bytes data{static_cast<std::uint8_t>(encoding_), message.attention ? kAttention : kStill};
    data.insert(data.end(), text.begin(), text.end());
    if (data.size() > kLargestData) {
        return Error::unsayable;
    }
    return window_sign::encode({message.address, message.sequence, Command::show, std::move(data)});
}

std::optional<Result<void>> TextSignCodec::takeAnswer(Bytes& received, const SignMessage& message) const {
    while (const auto frame = takeFrame(received)) {
        // Garbage, late answers to earlier messages, and our own words from adapters that hear themselves.
        if (!*frame || (*frame)->address != message.address || (*frame)->sequence != message.sequence) {
            continue;
        }
        if ((*frame)->command == Command::acknowledge) {
            return Result<void>();
        }
        if ((*frame)->command == Command::notAcknowledged) {
            return Result<void>(refusalOf((*frame)->data));
        }
    }
    return std::nullopt;
}

} // namespace fifteen::window_sign
