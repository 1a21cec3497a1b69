// SPDX-License-Identifier: Apache-2.0
#include "flows/announcement.hpp"

#include "flows/spoken_number.hpp"

namespace fifteen::flows {

std::vector<std::string> sentenceClips(const std::string& number, int desk, bool chime) {
    std::vector<std::string> clips;
    if (chime) {
        clips.emplace_back("chime");
    }
    clips.emplace_back("qing");
    const auto spoken = spokenNumber(number);
    clips.insert(clips.end(), spoken.begin(), spoken.end());
    clips.emplace_back("dao");
    const std::string deskText = std::to_string(desk);
    if (desk >= 1 && desk <= 99) {
        clips.push_back("desk-" + deskText);
    } else {
        const auto digits = spokenNumber(deskText);
        clips.insert(clips.end(), digits.begin(), digits.end());
    }
    clips.emplace_back("hao-chuangkou");
    return clips;
}

} // namespace fifteen::flows
