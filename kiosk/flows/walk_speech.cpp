// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

#include <algorithm>
#include <iterator>

namespace fifteen::flows {

void Walk::on(const ListenPressed&) {
    restartClock();
    asked_ = canListen(visit_) && !isListening(visit_);
    if (!asked_ && visit_.speech) {
        visit_.speech.reset();
        effects_.emplace_back(StopSpeaking{});
    }
}

void Walk::on(const SpeechEnded& ended) {
    if (visit_.speech && visit_.speech->number == ended.speech)
        visit_.speech.reset();
}

/// Without a headset nothing that was meant for one ear goes on for all to hear.
void Walk::on(const HeadsetPlugged& headset) {
    visit_.headset = headset.plugged;
    if (headset.plugged)
        restartClock();
    asked_ = headset.plugged && canListen(visit_);
    lead_ = keypadSpeech(visit_);
    if (!asked_ && visit_.speech) {
        visit_.speech.reset();
        effects_.emplace_back(StopSpeaking{});
    }
}

void Walk::on(const Focused& focused) {
    if (!visit_.headset || !canListen(visit_) || focused.phrases.empty())
        return;
    Clips clips;
    for (const auto& phrase : focused.phrases) {
        if (!clips.empty())
            clips.emplace_back("pause");
        clips.push_back("=" + phrase);
    }
    speakUnasked(std::move(clips));
}

void Walk::speakUnasked(Clips clips) {
    unasked_ = std::move(clips);
}

/// The page read aloud goes with its page. What is said unasked is short, and pages may change under it by themselves
/// (a card is read, and there is an appointment): it is cut off only when its visitor has gone. Where it was said to
/// somebody who was leaving, the next one is not to hear it: then it goes with the page, too.
bool Walk::isOver(const Speech& speech) const {
    const bool ofItsPage = speech.asked || speech.page == Page::welcome || speech.page == Page::outOfService;
    return speech.language != visit_.language || speech.visitNumber != visit_.visitNumber ||
           (ofItsPage && speech.page != visit_.page);
}

/// Whoever has the headset in their ear hears each page, and what becomes of it while it stands; what is said unasked
/// comes before the page it leads to.
void Walk::followByEar() {
    if (visit_.page != before_.page) {
        asked_ = true;
        lead_ = std::move(unasked_);
    } else if (Clips news = newsSpeech(before_, visit_, catalogue_); !news.empty()) {
        asked_ = true;
        page_ = std::move(news);
    }
}

/// Last of all, when the page this step leads to is known.
void Walk::settleSpeech() {
    if (visit_.headset && canListen(visit_) && !asked_)
        followByEar();
    if (asked_ && page_.empty())
        page_ = pageSpeech(visit_, catalogue_);
    if (lead_ == page_)
        lead_.clear();
    if (asked_ && !lead_.empty())
        lead_.emplace_back("pause");
    const bool speaksUnasked = visit_.voice == Voice::automatic || (visit_.voice == Voice::onDemand && visit_.headset);
    if (asked_ || (speaksUnasked && !unasked_.empty())) {
        Clips clips = std::move(asked_ ? lead_ : unasked_);
        std::ranges::move(page_, std::back_inserter(clips));
        visit_.speech = Speech{.number = ++visit_.lastSpeech,
                               .asked = asked_,
                               .page = visit_.page,
                               .language = visit_.language,
                               .visitNumber = visit_.visitNumber};
        effects_.emplace_back(
            Say{.speech = visit_.speech->number, .clips = std::move(clips), .intoHeadset = visit_.headset});
    } else if (visit_.speech && isOver(*visit_.speech)) {
        visit_.speech.reset();
        effects_.emplace_back(StopSpeaking{});
    }
}

} // namespace fifteen::flows
