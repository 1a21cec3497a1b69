// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/site.hpp"
#include "simulator/random.hpp"
#include "simulator/recorder.hpp"

#include <cstddef>
#include <vector>

namespace fifteen::simulator {

/// Local midnight of the n-th simulated day, at a site that keeps UTC.
domain::TimePoint midnightOf(std::size_t day);

/// The recorded days one after another, each within one day of a site that keeps UTC, whatever the recorded site keeps:
/// all that happens on it is moved by the same time.
std::vector<RecordedDay> inARow(const std::vector<RecordedDay>& days);

/// Another day like this one, put at `day`: as many visitors, drawn from its own with repetition, come at nearly the
/// same times and take as long as another of their group did.
RecordedDay variantOf(const RecordedDay& model, std::size_t day, Random& random);

/// A day of a hall nobody has seen yet.
RecordedDay inventedDay(const domain::Site& site, Random& random);

} // namespace fifteen::simulator
