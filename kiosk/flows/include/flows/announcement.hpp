// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

/// The sentence of a call as names of clips in the voice pack.
namespace fifteen::flows {

/// "A017" to desk 3: chime, qing, letter-A, digit-0, digit-1, digit-7, dao, desk-3, hao-chuangkou (请 A 0 1 7 到 3
/// 号窗口). Characters of the number that have no clip (neither Latin letter nor digit) are left out. A desk above 99
/// is read digit by digit.
std::vector<std::string> sentenceClips(const std::string& number, int desk, bool chime);

} // namespace fifteen::flows
