// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What a code looks like, pure. Only the shape is looked at: whether a code is good, the one who issued it knows.
namespace fifteen::code_scanner {

enum class CodeKind {
    insurance, ///< 医保电子凭证: 28 digits from 424, or "opc..." of the open platform (devices.md 2.2); opaque
    ticket,    ///< of this system, see ticketToken()
    checkIn,   ///< of an appointment: six digits
    weChatPayment, ///< 18 digits, the first two 10-15 (devices.md 2.2): somebody shows the wrong page
    alipayPayment, ///< 16-24 digits, the first two 25-30 (the same)
    other,
};

CodeKind kindOf(std::string_view text);

/// The 32 hex digits of a ticket, in lower case, out of what its QR code says: "FIFTEEN:1:{token}", or an http(s)
/// address that ends in "/t/{token}".
std::optional<std::string> ticketToken(std::string_view text);

} // namespace fifteen::code_scanner
