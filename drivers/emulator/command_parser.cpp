// SPDX-License-Identifier: Apache-2.0
#include "emulator/command_parser.hpp"

#include <utility>

namespace fifteen::emulator {

namespace {

constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEot = 0x04;
constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;
constexpr std::uint8_t kLineFeed = 0x0A;
constexpr int kLineOfText = 30;         // dots: the printers' usual line spacing
constexpr std::size_t kWidest = 256;    // bytes in a row
constexpr std::size_t kTallest = 65535; // rows in a picture

} // namespace

void CommandParser::take(std::uint8_t byte, std::vector<Step>& steps) {
    ++unaccounted_;
    if (rowsLeft_ > 0) {
        takePictureByte(byte, steps);
        return;
    }
    command_.push_back(byte);
    switch (interpret(steps)) {
    case Progress::incomplete:
        break;
    case Progress::done:
        command_.clear();
        break;
    case Progress::unknown:
        unknown_ += command_.size();
        command_.clear();
        break;
    }
}

void CommandParser::reset() {
    command_.clear();
    row_.clear();
    stored_.clear();
    rowsLeft_ = 0;
    unaccounted_ = 0;
}

std::size_t CommandParser::takeUnknown() {
    return std::exchange(unknown_, 0);
}

void CommandParser::emit(Operation operation, std::vector<Step>& steps) {
    steps.push_back({std::move(operation), std::exchange(unaccounted_, 0)});
}

std::size_t CommandParser::number(std::size_t offset, std::size_t bytes) const {
    std::size_t value = 0;
    for (std::size_t i = bytes; i > 0; --i) {
        value = value << 8 | command_[offset + i - 1];
    }
    return value;
}

CommandParser::Progress CommandParser::interpret(std::vector<Step>& steps) {
    switch (command_[0]) {
    case kDle:
        if (command_.size() >= 2 && command_[1] != kEot) {
            return Progress::unknown;
        }
        return command_.size() < 3 ? Progress::incomplete : Progress::done;
    case kLineFeed:
        emit(FeedLines{kLineOfText}, steps);
        return Progress::done;
    case kEsc:
        return interpretEsc(steps);
    case kGs:
        return interpretGs(steps);
    default:
        return Progress::unknown;
    }
}

CommandParser::Progress CommandParser::interpretEsc(std::vector<Step>& steps) {
    if (command_.size() < 2) {
        return Progress::incomplete;
    }
    switch (command_[1]) {
    case '@':
        stored_.clear();
        return Progress::done;
    case 'J':
    case 'd':
        if (command_.size() < 3) {
            return Progress::incomplete;
        }
        emit(FeedLines{command_[2] * (command_[1] == 'd' ? kLineOfText : 1)}, steps);
        return Progress::done;
    default:
        return Progress::unknown;
    }
}

CommandParser::Progress CommandParser::interpretGs(std::vector<Step>& steps) {
    if (command_.size() < 2) {
        return Progress::incomplete;
    }
    switch (command_[1]) {
    case 'v':
        return interpretRaster();
    case '(':
    case '8':
        if (command_.size() < 3) {
            return Progress::incomplete;
        }
        return command_[2] == 'L' ? interpretGraphics(command_[1] == '(' ? 2 : 4, steps) : Progress::unknown;
    case 'V': {
        if (command_.size() < 3) {
            return Progress::incomplete;
        }
        const bool feedsFirst = command_[2] == 65 || command_[2] == 66;
        if (feedsFirst && command_.size() < 4) {
            return Progress::incomplete;
        }
        if (feedsFirst) {
            emit(FeedLines{command_[3]}, steps);
        } else if (command_[2] % '0' > 1) {
            return Progress::unknown;
        }
        emit(CutPaper{}, steps);
        return Progress::done;
    }
    case 'r':
        if (command_.size() < 3) {
            return Progress::incomplete;
        }
        emit(AnswerInTurn{}, steps);
        return Progress::done;
    case 'a':
        if (command_.size() < 3) {
            return Progress::incomplete;
        }
        emit(TellChanges{command_[2]}, steps);
        return Progress::done;
    default:
        return Progress::unknown;
    }
}

// GS v 0 m xL xH yL yH: x in bytes, y in dots; only normal size (m = 0 or '0').
CommandParser::Progress CommandParser::interpretRaster() {
    if (command_.size() < 8) {
        return Progress::incomplete;
    }
    const std::size_t stride = number(4, 2);
    const std::size_t rows = number(6, 2);
    if (command_[2] != '0' || command_[3] % '0' != 0 || stride == 0 || stride > kWidest || rows == 0) {
        return Progress::unknown;
    }
    stride_ = stride;
    rowsLeft_ = rows;
    storing_ = false;
    return Progress::done;
}

// Function 112: 30 70 a bx by c xL xH yL yH data, x and y in dots; function 50: 30 32.
CommandParser::Progress CommandParser::interpretGraphics(std::size_t lengthBytes, std::vector<Step>& steps) {
    const std::size_t body = 3 + lengthBytes;
    if (command_.size() < body + 2) {
        return Progress::incomplete;
    }
    const std::size_t length = number(3, lengthBytes);
    if (command_[body] == 0x30 && (command_[body + 1] == 0x32 || command_[body + 1] == 0x02) && length == 2) {
        for (auto& row : stored_) {
            emit(PrintRow{std::move(row)}, steps);
        }
        stored_.clear();
        return Progress::done;
    }
    if (command_[body] != 0x30 || command_[body + 1] != 0x70) {
        return Progress::unknown;
    }
    if (command_.size() < body + 10) {
        return Progress::incomplete;
    }
    const std::size_t stride = (number(body + 6, 2) + 7) / 8;
    const std::size_t rows = number(body + 8, 2);
    if (stride == 0 || stride > kWidest || rows == 0 || rows > kTallest || length != 10 + stride * rows) {
        return Progress::unknown;
    }
    stride_ = stride;
    rowsLeft_ = rows;
    storing_ = true;
    return Progress::done;
}

void CommandParser::takePictureByte(std::uint8_t byte, std::vector<Step>& steps) {
    row_.push_back(byte);
    if (row_.size() < stride_) {
        return;
    }
    --rowsLeft_;
    if (storing_) {
        stored_.push_back(std::exchange(row_, {}));
    } else {
        emit(PrintRow{std::exchange(row_, {})}, steps);
    }
}

} // namespace fifteen::emulator
