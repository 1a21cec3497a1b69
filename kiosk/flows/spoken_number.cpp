// SPDX-License-Identifier: Apache-2.0
#include "flows/spoken_number.hpp"

namespace fifteen::flows {

namespace {

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

bool isLetter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

char upper(char letter) {
    return letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

} // namespace

std::vector<std::string> spokenNumber(std::string_view number, const std::string& prefix) {
    std::vector<std::string> clips;
    for (const char character : number) {
        if (isDigit(character))
            clips.push_back(prefix + "digit-" + character);
        else if (isLetter(character))
            clips.push_back(prefix + "letter-" + upper(character));
    }
    return clips;
}

std::vector<std::string> spokenCountChinese(int count) {
    if (count == 2)
        return {"liang"};
    return {"desk-" + std::to_string(count)};
}

std::vector<std::string> spokenCountEnglish(int count) {
    constexpr int lastOfItsOwn = 20;
    if (count <= lastOfItsOwn || count % 10 == 0)
        return {"en-count-" + std::to_string(count)};
    return {"en-count-" + std::to_string(count / 10 * 10), "en-count-" + std::to_string(count % 10)};
}

} // namespace fifteen::flows
