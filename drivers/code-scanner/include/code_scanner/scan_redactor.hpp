// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/framing.hpp"
#include "transport/redactor.hpp"

#include <memory>

namespace fifteen::code_scanner {

/// Makes codes of one shape out of other people's, character by character: digits become 0, letters a or A, everything
/// else stays. What a code begins with stays where it only says what kind it is: 424, opc, FIFTEEN:1:, https://; of
/// other digits the first two become the lowest that mean the same kind. So the kind is what it was, but for a ticket's
/// address on the web, which becomes a code of no kind; and the length is.
class CodeDisguise {
public:
    char next(char character);

    /// The code is over.
    void end() { position_ = 0; }

private:
    bool followsAKnownStart(char character);
    char disguisedDigit(char digit) const;

    std::size_t position_ = 0; ///< in the code
    char first_ = 0;
    unsigned starts_ = 0; ///< bits: of the known starts those the code may still have
};

/// Keeps the codes of people's telephones out of a recording, on the way to the file: each becomes one of the same
/// shape (CodeDisguise), in reports, lines and typed keys alike. `layout` is that of ScannerKind::hidPos. A scanner
/// that sends nothing after a code makes the redactor take the next one for the first one's rest: its kind is lost.
std::unique_ptr<transport::Redactor> makeScanRedactor(ScannerKind kind, HidPosLayout layout = HidPosLayout::newland);

} // namespace fifteen::code_scanner
