// SPDX-License-Identifier: Apache-2.0
#include "recent_days.hpp"

#include "storage/audit.hpp"

namespace fifteen::apps {

std::vector<simulator::RecordedDay> recentDays(const std::filesystem::path& dataDir, const domain::Site& site,
                                               std::size_t most) {
    simulator::Recorder recorder;
    storage::readEvents(dataDir, site, [&](std::uint64_t, const domain::Event& event, const domain::Site&) {
        recorder.add(event);
        return std::string{};
    });
    auto days = recorder.days();
    for (auto& day : days) {
        std::erase_if(day.arrivals, [&](const simulator::Arrival& arrival) {
            return static_cast<std::size_t>(arrival.group) >= site.groups.size() ||
                   static_cast<std::size_t>(arrival.lane) >= site.lanes.size();
        });
    }
    std::erase_if(days, [](const simulator::RecordedDay& day) { return day.arrivals.empty(); });
    if (days.size() > most) {
        days.erase(days.begin(), days.end() - static_cast<std::ptrdiff_t>(most));
    }
    return days;
}

} // namespace fifteen::apps
