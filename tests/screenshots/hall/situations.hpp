// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/desk_screen.hpp"
#include "flows/hall_screen.hpp"

#include <string>
#include <vector>

/// What the hall's screens look like when: the ordinary morning and the extremes.
namespace fifteen::screenshots {

struct HallSituation {
    std::string name;
    flows::HallView view;
    std::vector<flows::GroupLine> groups;
    flows::Catalogue catalogue;
    bool known = true;
    bool standing = false; ///< 1080 x 1920
};

struct DeskSituation {
    std::string name;
    flows::DeskScreen screen;
    std::vector<std::string> groups;
    bool connectionLost = false;
};

std::vector<HallSituation> hallSituations();
std::vector<DeskSituation> deskSituations();

/// The made-up site of the pictures.
flows::Catalogue sampleSite();

} // namespace fifteen::screenshots
