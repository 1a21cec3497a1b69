// SPDX-License-Identifier: Apache-2.0
#include "escpos/answers.hpp"

#include <algorithm>

namespace fifteen::escpos {

namespace {

constexpr std::uint8_t kExtendedFirst = 0x10;
constexpr std::uint8_t kExtendedSecond = 0x0F; // no automatic status has it: its second byte has bits 0 and 1 clear
constexpr std::size_t kExtendedSize = 6;
constexpr std::size_t kAutomaticSize = 4;

std::array<std::uint8_t, 4> lastFour(const Bytes& bytes) {
    std::array<std::uint8_t, 4> four{};
    std::copy(bytes.end() - 4, bytes.end(), four.begin());
    return four;
}

} // namespace

bool isRealTimeAnswer(std::uint8_t byte) {
    return (byte & 0x93) == 0x12;
}

bool isAutomaticStatusBegin(std::uint8_t byte) {
    return (byte & 0x93) == 0x10;
}

bool isPaperInTurnAnswer(std::uint8_t byte) {
    return (byte & 0x90) == 0;
}

std::optional<Answer> AnswerReader::take(std::uint8_t byte) {
    return begun_.empty() ? begin(byte) : goOn(byte);
}

std::optional<Answer> AnswerReader::begin(std::uint8_t byte) {
    if (isRealTimeAnswer(byte)) {
        return RealTimeAnswer{byte};
    }
    if (isPaperInTurnAnswer(byte)) {
        return InTurnAnswer{byte};
    }
    if (isAutomaticStatusBegin(byte)) {
        begun_ = {byte};
    }
    return std::nullopt;
}

std::optional<Answer> AnswerReader::goOn(std::uint8_t byte) {
    const bool mayBeExtended = dialect_ == Dialect::customVkp && begun_[0] == kExtendedFirst;
    const auto second = begun_.size() == 1 ? byte : begun_[1];
    const bool isExtended = mayBeExtended && second == kExtendedSecond;
    if (!isExtended && !isPaperInTurnAnswer(byte)) {
        clear();
        return begin(byte);
    }
    begun_.push_back(byte);
    if (begun_.size() < (isExtended ? kExtendedSize : kAutomaticSize)) {
        return std::nullopt;
    }
    const auto four = lastFour(begun_);
    clear();
    return isExtended ? Answer(ExtendedAnswer{four}) : Answer(AutomaticStatus{four});
}

} // namespace fifteen::escpos
