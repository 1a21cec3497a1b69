// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scan_redactor.hpp"
#include "escpos/ticket_redactor.hpp"
#include "expect.hpp"
#include "social_card/social_card_redactor.hpp"

#include <vector>

using fifteen::transport::Redactor;

namespace {

using Bytes = std::vector<std::uint8_t>;

// What was redacted once has nothing left that a redactor would replace: no fragment slips through it the first time.
void expectNothingLeft(Redactor& first, Redactor& second, Bytes bytes) {
    first.received(bytes);
    auto again = bytes;
    second.received(again);
    expect(again == bytes);
}

void tickets(Bytes bytes, std::size_t taken) {
    fifteen::escpos::TicketRedactor atOnce;
    auto whole = bytes;
    atOnce.sent(whole, whole.size());

    // Offered in full, taken in part, and the rest sent again: the same bytes are left.
    fifteen::escpos::TicketRedactor inParts;
    auto offered = bytes;
    inParts.sent(offered, taken);
    expect(offered == whole);
    Bytes rest(bytes.begin() + static_cast<std::ptrdiff_t>(taken), bytes.end());
    inParts.sent(rest, rest.size());
    expect(std::equal(rest.begin(), rest.end(), whole.begin() + static_cast<std::ptrdiff_t>(taken)));
}

} // namespace

// The first byte says where the bytes are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 4096) {
        return 0;
    }
    const Bytes bytes(data + 1, data + size);
    tickets(bytes, bytes.size() * data[0] / 256);

    fifteen::social_card::SocialCardRedactor card;
    fifteen::social_card::SocialCardRedactor again;
    expectNothingLeft(card, again, bytes);

    using namespace fifteen::code_scanner;
    for (const auto kind : {ScannerKind::hidPos, ScannerKind::serial}) {
        expectNothingLeft(*makeScanRedactor(kind), *makeScanRedactor(kind), bytes);
    }
    auto keys = bytes;
    makeScanRedactor(ScannerKind::wedge)->received(keys); // a key's code may name none at all
    return 0;
}
