// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/code_kind.hpp"
#include "code_scanner/framing.hpp"
#include "expect.hpp"

#include <vector>

namespace fifteen::fuzz {

/// What a framing makes of one transfer: codes, and empty strings for those that were dropped. Whatever is read must be
/// a code of a bounded size that can be told what it is.
inline void takeAll(code_scanner::Framing& framing, std::span<const std::uint8_t> bytes,
                    std::vector<std::string>& outcomes) {
    const auto put = [&](const code_scanner::Result<code_scanner::Scan>& outcome) {
        if (outcome) {
            expect(!outcome->text.empty() && outcome->text.size() <= code_scanner::kLongestCode);
            const auto kind = code_scanner::kindOf(outcome->text);
            const auto token = code_scanner::ticketToken(outcome->text);
            expect((kind == code_scanner::CodeKind::ticket) == token.has_value());
            expect(!token || token->size() == 32);
        }
        outcomes.push_back(outcome ? outcome->text : std::string());
    };
    while (const auto outcome = framing.take(bytes)) {
        put(*outcome);
    }
    expect(bytes.empty());
}

inline void takeQuiet(code_scanner::Framing& framing, std::vector<std::string>& outcomes) {
    if (const auto outcome = framing.quiet()) {
        outcomes.push_back(*outcome ? (*outcome)->text : std::string());
    }
    expect(!framing.pending());
}

/// Bytes of a stream: in what pieces they arrive must not matter.
inline void expectPiecesDoNotMatter(code_scanner::ScannerKind kind, std::span<const std::uint8_t> input,
                                    std::size_t piece) {
    std::vector<std::string> atOnce;
    const auto whole = code_scanner::makeFraming(kind);
    takeAll(*whole, input, atOnce);
    takeQuiet(*whole, atOnce);
    std::vector<std::string> inPieces;
    const auto pieces = code_scanner::makeFraming(kind);
    for (std::size_t at = 0; at < input.size(); at += piece) {
        takeAll(*pieces, input.subspan(at, std::min(piece, input.size() - at)), inPieces);
    }
    takeQuiet(*pieces, inPieces);
    expect(atOnce == inPieces);
}

} // namespace fifteen::fuzz
