// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/page_speech.hpp"

namespace fifteen::flows {

/// A speech being put together. Sentences are named alike in both languages, with the language before the name.
class Speaker {
public:
    explicit Speaker(Language language)
        : chinese_(language == Language::zh) {}

    Speaker& say(const std::string& sentence);

    /// Says it if it is so.
    Speaker& sayIf(bool so, const std::string& sentence) { return so ? say(sentence) : *this; }

    /// The site's own words: the clip that has them. A pack without such a clip leaves them out, and says so in the
    /// log.
    Speaker& words(const Text& text);

    /// "您的号码 A 0 1 7" and a breath.
    Speaker& number(const std::string& lead, const std::string& number);

    Speaker& ahead(std::int64_t people);

    Speaker& wait(const std::optional<WaitRange>& range);

    /// The digits of a code, one by one.
    Speaker& digits(const std::string& digits);

    Speaker& pause();

    Clips done() && { return std::move(clips_); }

private:
    Speaker& count(std::int64_t value);
    void add(const Clips& clips);

    bool chinese_;
    Clips clips_;
};

} // namespace fifteen::flows
