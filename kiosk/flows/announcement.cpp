// SPDX-License-Identifier: Apache-2.0
#include "flows/announcement.hpp"

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

std::vector<std::string> sentenceClips(const std::string& number, int desk, bool chime) {
    std::vector<std::string> clips;
    if (chime) {
        clips.emplace_back("chime");
    }
    clips.emplace_back("qing");
    for (const char character : number) {
        if (isDigit(character)) {
            clips.push_back(std::string("digit-") + character);
        } else if (isLetter(character)) {
            clips.push_back(std::string("letter-") + upper(character));
        }
    }
    clips.emplace_back("dao");
    const std::string deskText = std::to_string(desk);
    if (desk >= 1 && desk <= 99) {
        clips.push_back("desk-" + deskText);
    } else {
        for (const char digit : deskText) {
            clips.push_back(std::string("digit-") + digit);
        }
    }
    clips.emplace_back("hao-chuangkou");
    return clips;
}

} // namespace fifteen::flows
