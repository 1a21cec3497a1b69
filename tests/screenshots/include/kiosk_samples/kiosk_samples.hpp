// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/catalogue.hpp"
#include "flows/visit_state.hpp"

#include <string>
#include <vector>

/// A made-up site and moments of visits to it: what the pages' pictures and tests are made from.
namespace fifteen::kiosk_samples {

/// The sample site; its groups have names as long as a real site's may be, and one item has nine papers.
flows::Catalogue catalogue();

/// Two groups, no item with more than two papers, one claim.
flows::Catalogue smallCatalogue();

flows::Surroundings surroundings();

struct Moment {
    std::string name; ///< of the picture
    flows::Visit visit;
    flows::Surroundings surroundings;
    flows::Catalogue catalogue;
};

/// Every page in every state it can be in, in Chinese and the ordinary look.
std::vector<Moment> moments();

/// The moment of that name; throws std::out_of_range.
Moment moment(const std::string& name);

} // namespace fifteen::kiosk_samples
