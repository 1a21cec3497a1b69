// SPDX-License-Identifier: Apache-2.0
#include "applier.hpp"

#include <algorithm>

namespace fifteen::domain {

void Applier::operator()(const NoticeGiven& event) {
    auto& today = hall_.deskFor(event.desk).today;
    ++today.notices;
    today.repeatedNotices += event.repeated ? 1 : 0;
}

void Applier::operator()(const MatterAccepted& event) {
    const Matter matter{event.ticket, event.number, event.item, event.desk, event.staff, at_, event.due};
    hall_.matters_.insert(std::ranges::upper_bound(hall_.matters_, event.due, {}, &Matter::due), matter);
}

void Applier::operator()(const MatterSettled& event) {
    std::erase_if(hall_.matters_,
                  [&](const Matter& one) { return one.ticket == event.ticket && one.item == event.item; });
}

} // namespace fifteen::domain
