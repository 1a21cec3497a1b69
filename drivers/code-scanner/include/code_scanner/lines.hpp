// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/code_buffer.hpp"
#include "code_scanner/framing.hpp"

namespace fifteen::code_scanner {

/// Text of a serial scanner, pure: a code ends with CR, LF or both, or with quiet() where the scanner sends no suffix.
/// Empty lines are nothing, and so are NULs, which is what a break on the line reads as.
class LineFraming final : public Framing {
public:
    std::optional<Result<Scan>> take(std::span<const std::uint8_t>& bytes) override;

    bool pending() const override { return code_.pending(); }

    std::optional<Result<Scan>> quiet() override;

private:
    CodeBuffer code_;
};

} // namespace fifteen::code_scanner
