// SPDX-License-Identifier: Apache-2.0
#include "qr_code.hpp"

#include "ticket/ticket_picture.hpp"

#include <qrencode.h>

#include <memory>

namespace fifteen::ticket {

std::optional<QrCode> encodeQr(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (made == nullptr) {
        return std::nullopt;
    }
    QrCode code{made->width, {}};
    const std::size_t count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(count);
    for (std::size_t module = 0; module < count; ++module) {
        code.dark.push_back((made->data[module] & 1) != 0);
    }
    return code;
}

std::string qrText(const std::string& publicBaseUrl, const std::string& token) {
    if (publicBaseUrl.empty()) {
        return "FIFTEEN:1:" + token;
    }
    const bool slash = publicBaseUrl.back() == '/';
    return publicBaseUrl + (slash ? "t/" : "/t/") + token;
}

} // namespace fifteen::ticket
