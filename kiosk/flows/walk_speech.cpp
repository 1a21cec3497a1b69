// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

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

/// Last of all, when the page this step leads to is known.
void Walk::settleSpeech() {
    const bool unasked = !unasked_.empty() && visit_.voice == Voice::automatic;
    if (asked_ || unasked) {
        visit_.speech = Speech{.number = ++visit_.lastSpeech,
                               .asked = asked_,
                               .page = visit_.page,
                               .language = visit_.language,
                               .visitNumber = visit_.visitNumber};
        effects_.emplace_back(Say{.speech = visit_.speech->number,
                                  .clips = asked_ ? pageSpeech(visit_, catalogue_) : std::move(unasked_)});
    } else if (visit_.speech && isOver(*visit_.speech)) {
        visit_.speech.reset();
        effects_.emplace_back(StopSpeaking{});
    }
}

} // namespace fifteen::flows
