// SPDX-License-Identifier: Apache-2.0
#include "view_models/trouble_view_models.hpp"

namespace fifteen::view_models {

void CardTroubleViewModel::show(const Scene& scene) {
    become(state_, State{static_cast<Cause>(scene.visit.cardTrouble), scene.visit.cardOnReader});
}

void OutOfServiceViewModel::show(const Scene& scene) {
    become(state_, State{static_cast<Cause>(scene.visit.serviceTrouble), flows::isResting(scene.visit)});
}

void HelpViewModel::show(const Scene& scene) {
    const std::string& reason = scene.visit.helpReason;
    const Wish wish = reason == "wheelchair" ? Wish::Wheelchair : reason == "glasses" ? Wish::Glasses : Wish::Person;
    become(state_, State{static_cast<Progress>(scene.visit.help), wish});
}

} // namespace fifteen::view_models
