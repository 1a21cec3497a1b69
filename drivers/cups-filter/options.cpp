// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/options.hpp"

#include <cups/ppd.h>

#include <charconv>
#include <memory>
#include <string_view>

// CUPS deprecates its PPD functions because it deprecates PPD files; a driver with a PPD has no others.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace fifteen::cups_filter {

namespace {

constexpr int kWidestHead = 2048; // dots: 216 mm paper at 203 dpi and some more
constexpr int kLongestFeed = 400; // dots: 50 mm
constexpr double kDotsPerMm = 8;  // 203 dpi heads have 8 dots a millimetre

// Longer waits than on a bus of one's own. Network printers are connected to only when the first question is under way.
constexpr std::chrono::seconds kAnswer{2};
constexpr std::chrono::seconds kFinish{60};
// Half a band in the pipes cannot be taken back, so sending is never given up: the backend ends, or the job is
// cancelled.
constexpr std::chrono::hours kStuck{24 * 7};

struct ClosePpd {
    void operator()(ppd_file_t* ppd) const { ppdClose(ppd); }
};

int number(const char* text, int least, int most, int otherwise) {
    int value = 0;
    const std::string_view digits = text == nullptr ? "" : text;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool sound = problem == std::errc{} && end == digits.data() + digits.size();
    return sound && value >= least && value <= most ? value : otherwise;
}

std::string_view chosen(ppd_file_t* ppd, const char* option) {
    const ppd_choice_t* const choice = ppdFindMarkedChoice(ppd, option);
    return choice == nullptr ? "" : choice->choice;
}

// Not "Custom", which means something else in a PPD file.
escpos::Dialect dialectOf(std::string_view choice) {
    if (choice == "VKP") {
        return escpos::Dialect::customVkp;
    }
    return choice == "Masung" ? escpos::Dialect::masung : escpos::Dialect::epson;
}

} // namespace

Options readOptions(const std::string& ppdFile, const char* jobOptions) {
    Options options;
    options.printer.answer = kAnswer;
    options.printer.stuck = kStuck;
    options.printer.finish = kFinish;
    const std::unique_ptr<ppd_file_t, ClosePpd> ppd(ppdOpenFile(ppdFile.c_str()));
    if (ppd == nullptr) {
        return options;
    }
    cups_option_t* list = nullptr;
    const int count = cupsParseOptions(jobOptions, 0, &list);
    ppdMarkDefaults(ppd.get());
    cupsMarkOptions(ppd.get(), count, list);
    cupsFreeOptions(count, list);

    const ppd_attr_t* const head = ppdFindAttr(ppd.get(), "FifteenHeadDots", nullptr);
    options.printer.widthDots =
        number(head == nullptr ? nullptr : head->value, 8, kWidestHead, options.printer.widthDots);
    options.printer.cut = chosen(ppd.get(), "FifteenCut") == "Full" ? escpos::Cut::full : escpos::Cut::partial;
    options.printer.raster =
        chosen(ppd.get(), "FifteenRaster") == "GSL" ? escpos::RasterCommand::gsL : escpos::RasterCommand::gsV0;
    const std::string feed(chosen(ppd.get(), "FifteenFeed").substr(0, 8)); // "16mm"
    const auto millimetres = feed.ends_with("mm") ? feed.substr(0, feed.size() - 2) : feed;
    options.printer.feedBeforeCut =
        static_cast<int>(kDotsPerMm) * number(millimetres.c_str(), 0, kLongestFeed / static_cast<int>(kDotsPerMm), 0);
    options.printer.dialect = dialectOf(chosen(ppd.get(), "FifteenDialect"));
    options.asks = chosen(ppd.get(), "FifteenStatus") != "Never";
    return options;
}

} // namespace fifteen::cups_filter
