// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <variant>

namespace fifteen::emulator {

struct PrintRow {
    Bytes dots; ///< MSB first
};

struct FeedLines {
    int lines = 0;
};

struct CutPaper {};

struct AnswerInTurn {};

/// GS a: tell changes of these kinds unasked (1 drawer, 2 online, 4 errors, 8 paper).
struct TellChanges {
    std::uint8_t kinds = 0;
};

using Operation = std::variant<PrintRow, FeedLines, CutPaper, AnswerInTurn, TellChanges>;

/// What a printer is told to do, out of the bytes of ESC/POS; pure. Knows what a picture printer needs: ESC @, ESC J,
/// ESC d, LF, GS v 0, GS ( L and GS 8 L (functions 112 and 50), GS V, GS r, GS a; skips the real-time requests.
class CommandParser {
public:
    struct Step {
        Operation operation;
        std::size_t bytes = 0; ///< that it took, for the model's buffer
    };

    void take(std::uint8_t byte, std::vector<Step>& steps);
    /// Forgets a command under way and what was stored.
    void reset();
    /// Bytes since the last call that made no known command.
    std::size_t takeUnknown();

private:
    enum class Progress { incomplete, done, unknown };

    Progress interpret(std::vector<Step>& steps);
    Progress interpretEsc(std::vector<Step>& steps);
    Progress interpretGs(std::vector<Step>& steps);
    Progress interpretRaster();
    Progress interpretGraphics(std::size_t lengthBytes, std::vector<Step>& steps);
    void takePictureByte(std::uint8_t byte, std::vector<Step>& steps);
    void emit(Operation operation, std::vector<Step>& steps);
    std::size_t number(std::size_t offset, std::size_t bytes) const;

    Bytes command_;
    std::size_t unaccounted_ = 0; ///< bytes taken and not yet part of a step
    std::size_t unknown_ = 0;
    std::size_t stride_ = 0; ///< of the picture under way
    std::size_t rowsLeft_ = 0;
    bool storing_ = false; ///< GS ( L: its function 50 prints what its function 112 stores
    Bytes row_;
    std::vector<Bytes> stored_;
};

} // namespace fifteen::emulator
