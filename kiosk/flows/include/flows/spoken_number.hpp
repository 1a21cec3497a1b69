// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Numbers as names of clips in the voice pack.
namespace fifteen::flows {

/// The largest that spokenCount can say.
inline constexpr int largestCount = 99;

/// A ticket's number, character by character, with `prefix` before the clips' names: "A017" and "en-" give en-letter-A,
/// en-digit-0, en-digit-1, en-digit-7. Characters that have no clip (neither Latin letter nor digit) are left out.
std::vector<std::string> spokenNumber(std::string_view number, const std::string& prefix = {});

/// How many, 1 to largestCount, as it is said before 人 or 分钟: 12 is desk-12 (十二), 2 is liang (两).
std::vector<std::string> spokenCountChinese(int count);

/// The same in English: 21 is en-count-20, en-count-1.
std::vector<std::string> spokenCountEnglish(int count);

} // namespace fifteen::flows
