// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ticket/bitmap.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What comes out of the printer, as a picture: what is printed, previewed and tested is the same dots.
namespace fifteen::ticket {

/// The language of the printed words. Names from the catalogue come ready in that language.
enum class Language { zh, en };

/// The paper roll: 80 mm paper prints 72 mm, 58 mm paper prints 48 mm, at 203 dots an inch.
enum class Roll { mm80 = 576, mm58 = 384 };

struct Paper {
    /// original | copy | form (to be had at the desk) | shared (the system has it) | exempt
    enum class Kind { original, copy, form, shared, exempt };
    std::string name;
    std::string note; ///< printed on the list only
    Kind kind = Kind::original;
    int copies = 0; ///< of a copy; 0 counts as 1
};

/// Minutes somebody will probably wait.
struct WaitRange {
    int fromMinutes = 0;
    int toMinutes = 0;
};

/// Everything on a ticket. Texts are UTF-8; an empty one leaves its place out.
struct TicketContent {
    Language language = Language::zh;
    std::string siteName;
    std::string siteSubtitle;
    std::string prefix;   ///< "A"
    std::string digits;   ///< "017"
    bool marked = false;  ///< the neutral mark 优先
    bool reprint = false; ///< the mark 补打
    std::string group;
    std::string item;
    std::optional<std::int64_t> ahead; ///< people before this one; absent: not known
    std::optional<WaitRange> wait;
    std::string zone;            ///< where to sit
    std::vector<Paper> papers;   ///< shared and exempt ones are left out: nothing is to be prepared for them
    std::string qr;              ///< what the QR code says
    bool qrIsLink = false;       ///< a telephone can open it; otherwise only staff can use it, and the words say so
    std::int64_t issuedAtMs = 0; ///< since 1970-01-01 UTC
    int utcOffsetMinutes = 480;
    std::string hotline;
};

/// The papers of an item, to take home (打印清单).
struct ListContent {
    Language language = Language::zh;
    std::string siteName;
    std::string siteSubtitle;
    std::string group;
    std::string item;
    std::string code; ///< empty: not known, not printed
    std::vector<Paper> papers;
    std::string timeLimit;
    std::int64_t printedAtMs = 0;
    int utcOffsetMinutes = 480;
    std::string hotline;
};

/// What a test print says.
struct TestContent {
    std::string siteName;
    std::string kiosk;
    std::int64_t printedAtMs = 0;
    int utcOffsetMinutes = 480;
};

/// Draw with Qt's painter: a QGuiApplication must exist; any thread. A name too long for its line is wrapped, then made
/// smaller; nothing is cut off, the paper gets longer instead (up to 300 characters a text, 60 papers).
Bitmap drawTicket(const TicketContent& content, Roll roll = Roll::mm80);
Bitmap drawList(const ListContent& content, Roll roll = Roll::mm80);
Bitmap drawTest(const TestContent& content, Roll roll = Roll::mm80);

/// What the QR code of a ticket says: "{base}/t/{token}", or "FIFTEEN:1:{token}" without a public address (design 7).
std::string qrText(const std::string& publicBaseUrl, const std::string& token);

} // namespace fifteen::ticket
