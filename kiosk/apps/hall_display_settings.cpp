// SPDX-License-Identifier: Apache-2.0
#include "hall_display_settings.hpp"

#include "settings/settings.hpp"

namespace fifteen::apps {

namespace {

using namespace std::chrono_literals;

constexpr int highestDesk = 999;

void readWindow(const settings::Table& table, HallDisplaySettings& result) {
    result.width = table.integer("width", 320, 7680, result.desk ? 1280 : 1920);
    result.height = table.integer("height", 240, 7680, result.desk ? 720 : 1080);
    result.fullScreen = table.boolean("fullscreen", true);
}

void readVoice(const settings::Table& table, HallDisplaySettings& result) {
    result.voicePack = table.path("pack");
    result.alsaDevice = table.string("device", "default");
    result.chime = table.boolean("chime", true);
}

void readAnnouncements(const settings::Table& table, HallDisplaySettings& result) {
    auto& timing = result.timing;
    timing.staleAfter = table.duration("stale_after", 0ms, 1h, timing.staleAfter);
    timing.leastHighlight = table.duration("least_highlight", 0ms, 1min, timing.leastHighlight);
    timing.silentHighlight = table.duration("silent_highlight", 0ms, 1min, timing.silentHighlight);
}

} // namespace

HallDisplaySettings readHallDisplaySettings(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    const auto top = file.top();
    HallDisplaySettings result;
    result.server = top.string("server");
    result.display = top.string("display");
    result.dataDir = top.path("data_dir");
    if (top.has("desk")) {
        result.desk = top.integer("desk", 1, highestDesk);
    }
    if (const auto window = top.optionalTable("window")) {
        readWindow(*window, result);
    }
    if (const auto voice = top.optionalTable("voice")) {
        readVoice(*voice, result);
    }
    if (const auto announcements = top.optionalTable("announcements")) {
        readAnnouncements(*announcements, result);
    }
    file.finish();
    return result;
}

} // namespace fifteen::apps
