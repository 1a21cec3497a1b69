// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk_keypad/frame.hpp"

#include <array>
#include <string_view>
#include <variant>

/// What frames mean: keys and grades from the devices, displays to them (devices.md 4). Pure.
namespace fifteen::desk_keypad {

enum class Key {
    call,     ///< 0C 呼叫: the next visitor
    recall,   ///< 0D 重呼
    evaluate, ///< 0B 评价: the visitor is asked for a grade
    pause,    ///< 12 暂停
    transfer, ///< 13 转移
    cancel,   ///< 0E 取消; the field uses it for nothing
    oneMetre, ///< 11 一米: "wait behind the line"; the field uses it for nothing
    noShow,   ///< 06 and confirm, 弃号
    suspend,  ///< 00 and confirm, 挂起
    callBack, ///< 03 and confirm, 回呼: the visitor who was suspended
    confirm,  ///< 0F with other digits before it, or none
    digit,    ///< digits alone
};

struct Press {
    Key key = Key::call;
    Bytes digits; ///< typed before the key, 0 to 9 each, at most 3
    bool operator==(const Press&) const = default;
};

/// The key of an evaluator, 0 to 3 from its left, as it comes on the bus.
struct RatingKey {
    std::uint8_t key = 0;
    bool operator==(const RatingKey&) const = default;
};

/// None: no document says what the frame means.
std::optional<std::variant<Press, RatingKey>> meaningOf(const Frame& frame);

/// What a device wants to hear, or it says everything again: its own frame; an evaluator (command 11) its data under
/// command 01, with a sum that is smaller by 10h.
Bytes acknowledge(const Frame& frame);

/// Two fields of three digits on a pad. None: blank.
struct Display {
    std::optional<unsigned> waiting; ///< how many wait; above 999: shown as 999
    std::optional<unsigned> number;  ///< the ticket's; its last three digits are shown
    bool operator==(const Display&) const = default;
};

/// The digits of a ticket's number that a pad can show: 17 of "A017". None: it ends with no digit.
std::optional<unsigned> lastDigits(std::string_view ticketNumber);

Bytes encodeDisplay(std::uint8_t address, const Display& display);
Bytes encodeBeep(std::uint8_t address);
/// The stars of the clerk on an evaluator, 0 to 5. Evaluators show five when switched on.
Bytes encodeStars(std::uint8_t address, std::uint8_t stars);
Bytes encodeStartRating(std::uint8_t address);

/// Which grade, 1 (best) to 4, each of the four keys stands for. The field project stores keys 0, 1, 2, 3 as 1, 0, 3, 4
/// of its own scale; that a smaller number is the better grade is inferred: look at the labels of the evaluator.
inline constexpr std::array<int, 4> kFieldGrades{2, 1, 3, 4};

} // namespace fifteen::desk_keypad
