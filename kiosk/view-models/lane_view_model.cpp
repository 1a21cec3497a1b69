// SPDX-License-Identifier: Apache-2.0
#include "view_models/lane_view_model.hpp"

#include "view_models/paging.hpp"
#include "view_models/words.hpp"

namespace fifteen::view_models {

LaneViewModel::LaneViewModel(Send send, QObject* parent)
    : PageViewModel(std::move(send), parent)
    , choices_({{"choice", [](const Choice& row) { return QVariant(row.id); }},
                {"name", [](const Choice& row) { return QVariant(row.name); }},
                {"evidence", [](const Choice& row) { return QVariant(row.evidence); }}},
               this) {}

void LaneViewModel::show(const Scene& scene) {
    std::vector<Choice> all;
    for (const flows::Claim* claim : scene.catalogue.declarableClaims()) {
        all.push_back({QString::fromStdString(claim->id), words(claim->name, scene.visit.language),
                       words(claim->evidence, scene.visit.language)});
    }
    const std::size_t number = scene.visit.choicePage > 0 ? static_cast<std::size_t>(scene.visit.choicePage) : 0;
    const Part part = partOf(all.size(), all.size(), roomForChoices(scene.visit.largeText), number);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(part.first);
    choices_.replace(std::vector<Choice>(first, first + static_cast<std::ptrdiff_t>(part.count)));
    become(state_, State{static_cast<int>(part.number), static_cast<int>(part.parts)});
}

} // namespace fifteen::view_models
