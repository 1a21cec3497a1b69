// SPDX-License-Identifier: Apache-2.0
#include "speaker.hpp"

#include "flows/spoken_number.hpp"

#include <algorithm>

namespace fifteen::flows {

Speaker& Speaker::say(const std::string& sentence) {
    clips_.push_back((chinese_ ? "zh-" : "en-") + sentence);
    return *this;
}

Speaker& Speaker::words(const Text& text) {
    const auto& wanted = chinese_ || text.en.empty() ? text.zh : text.en;
    if (!wanted.empty())
        clips_.push_back("=" + wanted);
    return *this;
}

Speaker& Speaker::number(const std::string& lead, const std::string& number) {
    say(lead);
    return digits(number).pause();
}

Speaker& Speaker::digits(const std::string& digits) {
    // The hall's own digits in Chinese: a number sounds here as it will when it is called.
    add(spokenNumber(digits, chinese_ ? "" : "en-"));
    return *this;
}

Speaker& Speaker::ahead(std::int64_t people) {
    if (people <= 0)
        return say("nobody-ahead");
    if (people == 1)
        return say("one-ahead");
    return say("ahead").count(people).say(people > largestCount ? "or-more-people" : "people");
}

Speaker& Speaker::wait(const std::optional<WaitRange>& range) {
    if (!range)
        return *this;
    // Below a minute is a minute to whoever hears it.
    const int from = std::max(range->fromMinutes, 1);
    const int to = std::max(range->toMinutes, 1);
    if (to == 1)
        return say("wait-one").pause();
    say("wait").count(from);
    if (to > largestCount)
        return say("or-more-minutes").pause();
    if (from != to)
        say("to").count(to);
    return say("minutes").pause();
}

Speaker& Speaker::pause() {
    clips_.emplace_back("pause");
    return *this;
}

Speaker& Speaker::count(std::int64_t value) {
    const int sayable = static_cast<int>(std::clamp<std::int64_t>(value, 1, largestCount));
    add(chinese_ ? spokenCountChinese(sayable) : spokenCountEnglish(sayable));
    return *this;
}

void Speaker::add(const Clips& clips) {
    clips_.insert(clips_.end(), clips.begin(), clips.end());
}

} // namespace fifteen::flows
