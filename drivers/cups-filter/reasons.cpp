// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/reasons.hpp"

#include <array>
#include <string_view>

namespace fifteen::cups_filter {

namespace {

// RFC 8011 5.4.12, PWG 5100.9 and locale/cups.pot of CUPS.
constexpr std::string_view kPaperEnd = "media-empty-error";
constexpr std::string_view kPaperNearEnd = "media-low-warning";
constexpr std::string_view kCoverOpen = "cover-open-error";
constexpr std::string_view kDoorOpen = "door-open-error";
constexpr std::string_view kJam = "media-jam-error";
constexpr std::string_view kMouthFull = "output-area-full-error";
constexpr std::string_view kCutter = "separation-cutter-jam-error";
constexpr std::string_view kSilent = "timed-out-error";
constexpr std::string_view kOther = "other-error";
constexpr std::array kAll{kPaperEnd, kPaperNearEnd, kCoverOpen, kDoorOpen, kJam, kMouthFull, kCutter, kSilent, kOther};

void append(std::string& list, std::string_view reason) {
    list += list.empty() ? "" : ",";
    list += reason;
}

std::string_view reasonOf(escpos::Error error) {
    switch (error) {
    case escpos::Error::paperEnd:
        return kPaperEnd;
    case escpos::Error::coverOpen:
    case escpos::Error::headUp: // to be closed by hand, like a cover
        return kCoverOpen;
    case escpos::Error::cutterCoverOpen:
        return kDoorOpen;
    case escpos::Error::paperJam:
        return kJam;
    case escpos::Error::ticketInMouth:
        return kMouthFull;
    case escpos::Error::cutterFault:
        return kCutter;
    case escpos::Error::noAnswer:
    case escpos::Error::tooSlow:
        return kSilent;
    default:
        return kOther;
    }
}

} // namespace

std::string Reasons::become(const escpos::Status& status) {
    std::string reasons;
    if (status.paperNearEnd && !status.paperEnd) {
        append(reasons, kPaperNearEnd);
    }
    if (const auto trouble = status.trouble()) {
        append(reasons, reasonOf(*trouble));
    }
    return become(reasons);
}

std::string Reasons::become(escpos::Error error) {
    return become(std::string(reasonOf(error)));
}

std::string Reasons::become(const std::string& reasons) {
    if (told_ == reasons) {
        return {};
    }
    std::string gone;
    for (const auto reason : kAll) {
        if (reasons.find(reason) == std::string::npos) {
            append(gone, reason);
        }
    }
    told_ = reasons;
    // What is new goes first, so that a printer in trouble is at no moment said to be well.
    return (reasons.empty() ? "" : "STATE: +" + reasons + "\n") + "STATE: -" + gone + "\n";
}

} // namespace fifteen::cups_filter
