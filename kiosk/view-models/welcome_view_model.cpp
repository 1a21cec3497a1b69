// SPDX-License-Identifier: Apache-2.0
#include "view_models/welcome_view_model.hpp"

#include "view_models/words.hpp"

#include <algorithm>

namespace fifteen::view_models {

namespace {

/// The strip on the page has two rows of three.
constexpr std::size_t queuesShown = 6;

} // namespace

WelcomeViewModel::WelcomeViewModel(Send send, QObject* parent)
    : PageViewModel(std::move(send), parent)
    , queues_({{"name", [](const Queue& row) { return QVariant(row.name); }},
               {"waiting", [](const Queue& row) { return QVariant(row.waiting); }}},
              this) {}

void WelcomeViewModel::show(const Scene& scene) {
    std::vector<Queue> queues;
    for (const flows::Group& group : scene.catalogue.groups) {
        const auto line = std::ranges::find(scene.surroundings.groups, group.id, &flows::GroupLine::group);
        if (!group.more && line != scene.surroundings.groups.end() && queues.size() < queuesShown) {
            queues.push_back({words(group.name, scene.visit.language), static_cast<int>(line->waiting)});
        }
    }
    const bool known = scene.surroundings.serverReachable && !queues.empty();
    queues_.replace(known ? std::move(queues) : std::vector<Queue>{});
    become(state_, State{scene.visit.readable, known, scene.surroundings.openDesks, scene.catalogue.takesAppointments});
}

} // namespace fifteen::view_models
