// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_state.hpp"

/// What the kiosk says aloud, as names of clips in the voice pack (deploy/site/voice/plan.txt). A clip is a whole
/// sentence wherever it can be: put together from words, speech is hard to follow for old ears. Nothing that is known
/// of a person is ever said, nor whether there is a claim; that a card has expired only into a headset. The site's own
/// words (names, papers, where to sit) are said into a headset only, as "=words": the clip that has them.
namespace fifteen::flows {

using Clips = std::vector<std::string>;

/// What the page of this visit wants of its visitor, in the visitor's language; on `ticket` and `printFailed` with the
/// number, how many are before it and the wait. Into a headset with what others read beside it. Never empty, as a walk
/// leads to no such page without a ticket.
Clips pageSpeech(const Visit& visit, const Catalogue& catalogue);

/// What has changed on a page that stands, for who cannot see it: all of the page, or of a list of papers what became
/// of it. Empty where the page says the same as before.
Clips newsSpeech(const Visit& before, const Visit& now, const Catalogue& catalogue);

/// Said unasked when a card, or a code, was read. Empty into a headset, which hears the next page.
Clips greetingSpeech(const Visit& visit);

/// Said unasked when the number is on paper: the number, and what not to leave behind. Empty without a ticket.
Clips farewellSpeech(const Visit& visit);

/// Why a card, or a code, was of no use; where the page does not say it.
Clips troubleSpeech(const Visit& visit, CardTrouble trouble);

/// Before the first page, when a headset is plugged in: what the keys beside the jack do.
Clips keypadSpeech(const Visit& visit);

/// Into the headset of somebody who has not touched anything for a while, and cannot see the warning.
Clips stillThereSpeech(const Visit& visit);

} // namespace fifteen::flows
