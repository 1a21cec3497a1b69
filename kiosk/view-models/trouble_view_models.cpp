// SPDX-License-Identifier: Apache-2.0
#include "view_models/trouble_view_models.hpp"

namespace fifteen::view_models {

void CardTroubleViewModel::show(const Scene& scene) {
    const Cause cause = scene.visit.visitor.cardExpired ? Cause::Expired : static_cast<Cause>(scene.visit.cardTrouble);
    become(state_, State{cause, scene.visit.cardOnReader});
}

void OutOfServiceViewModel::show(const Scene& scene) {
    become(state_, State{static_cast<Cause>(scene.visit.serviceTrouble)});
}

void HelpViewModel::show(const Scene& scene) {
    become(state_, State{static_cast<Progress>(scene.visit.help)});
}

} // namespace fifteen::view_models
