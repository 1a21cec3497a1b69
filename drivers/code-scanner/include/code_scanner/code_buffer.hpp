// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/error.hpp"
#include "code_scanner/scan.hpp"

namespace fifteen::code_scanner {

/// A code that is still coming: its bytes so far, or what spoilt it. Never more than kLongestCode bytes, in memory
/// that is taken once and overwritten after each code.
class CodeBuffer {
public:
    CodeBuffer();
    CodeBuffer(const CodeBuffer&) = delete;
    CodeBuffer& operator=(const CodeBuffer&) = delete;
    ~CodeBuffer();

    void append(std::uint8_t byte);
    void append(std::span<const std::uint8_t> bytes);
    /// The code cannot become a good one any more; what else comes of it is dropped.
    void spoil(Error why);

    /// Something has come since the last take(), be it spoilt.
    bool pending() const { return !text_.empty() || fault_; }

    /// What has come, and begins again. Only while pending().
    Result<Scan> take(std::optional<std::uint8_t> symbology = std::nullopt);

private:
    std::string text_;
    std::optional<Error> fault_;
};

} // namespace fifteen::code_scanner
