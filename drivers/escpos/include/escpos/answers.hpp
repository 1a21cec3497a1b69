// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/encoder.hpp"

#include <array>
#include <optional>
#include <variant>

/// What a printer says, told apart byte by byte; pure (devices.md 3.2).
namespace fifteen::escpos {

/// To DLE EOT 1..4. Which of them only the order tells.
struct RealTimeAnswer {
    std::uint8_t byte = 0;
};

/// To GS r 1.
struct InTurnAnswer {
    std::uint8_t byte = 0;
};

/// To DLE EOT 14h: what follows 10h 0Fh.
struct ExtendedAnswer {
    std::array<std::uint8_t, 4> bytes{};
};

/// Sent unasked.
struct AutomaticStatus {
    std::array<std::uint8_t, 4> bytes{};
};

using Answer = std::variant<RealTimeAnswer, InTurnAnswer, ExtendedAnswer, AutomaticStatus>;

/// Whether a byte can be an answer to DLE EOT 1..4: its fixed bits.
bool isRealTimeAnswer(std::uint8_t byte);
/// Whether a byte can be the first of an automatic status: its fixed bits.
bool isAutomaticStatusBegin(std::uint8_t byte);
/// Whether a byte can be an answer to GS r 1, or a later one of an automatic status.
bool isPaperInTurnAnswer(std::uint8_t byte);

/// Puts the answers of several bytes together. A byte that fits nothing is dropped; one that cannot belong to the
/// answer under way ends that.
class AnswerReader {
public:
    explicit AnswerReader(Dialect dialect)
        : dialect_(dialect) {}

    std::optional<Answer> take(std::uint8_t byte);

    /// Forgets an answer under way.
    void clear() { begun_.clear(); }

private:
    std::optional<Answer> begin(std::uint8_t byte);
    std::optional<Answer> goOn(std::uint8_t byte);

    Dialect dialect_;
    Bytes begun_;
};

} // namespace fifteen::escpos
