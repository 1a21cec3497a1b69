// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_state.hpp"
#include "device_words.hpp"
#include "id_card/error.hpp"
#include "transport/error.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace fifteen::adapters {
namespace {

std::string textOf(const std::string& file) {
    std::ifstream stream(FIFTEEN_SOURCE "/" + file);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::set<std::string> everyWord() {
    std::set<std::string> words;
    for (int error = 1; error <= static_cast<int>(escpos::Error::busy); ++error)
        words.emplace(wordOf(static_cast<escpos::Error>(error)));
    for (int error = 1; error <= static_cast<int>(id_card::Error::badNumber); ++error)
        words.emplace(wordOf(make_error_code(static_cast<id_card::Error>(error))));
    for (const auto error : {transport::Error::denied, transport::Error::busy})
        words.emplace(wordOf(make_error_code(error)));
    for (const char* reason : {"media-jam", "separation-cutter-jam", "output-area-full", "timed-out", "paused"})
        words.insert(troubleOf({.reasons = {reason}}));
    words.insert("connecting"); // CupsTicketPrinter
    words.erase("");
    return words;
}

/// A word without a translation would be shown as it stands on the wire.
TEST(DeviceWords, EveryOneIsPutIntoWordsForWhoMendsIt) {
    const auto page = textOf("qml/kiosk-pages/DeviceCard.qml");
    const auto chinese = textOf("queue-server/web/src/i18n/zh.ts");
    const auto english = textOf("queue-server/web/src/i18n/en.ts");
    const auto words = everyWord();
    EXPECT_GE(words.size(), 20U);
    for (const auto& word : words) {
        EXPECT_NE(page.find("case \"" + word + "\":"), std::string::npos) << word;
        EXPECT_NE(chinese.find("    " + word + ": '"), std::string::npos) << word;
        EXPECT_NE(english.find("    " + word + ": '"), std::string::npos) << word;
    }
}

/// Every error of a printer has a word, but for those that a state says or that are none of the printer's.
TEST(DeviceWords, OnlyWhatTheStateSaysHasNone) {
    using enum escpos::Error;
    const std::set silent{paperEnd, coverOpen, printerGone, interrupted, fault, badRaster};
    for (int error = 1; error <= static_cast<int>(busy); ++error)
        EXPECT_EQ(wordOf(static_cast<escpos::Error>(error)).empty(), silent.contains(static_cast<escpos::Error>(error)))
            << error;
}

} // namespace
} // namespace fifteen::adapters
