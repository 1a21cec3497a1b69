// SPDX-License-Identifier: Apache-2.0
#include "simulator/random.hpp"

#include <bit>
#include <cmath>
#include <numbers>

namespace fifteen::simulator {

Random::Random(std::uint64_t seed) {
    for (auto& word : state_) { // splitmix64, as its authors advise for seeding
        seed += 0x9E3779B97F4A7C15ULL;
        auto mixed = (seed ^ seed >> 30U) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBULL;
        word = mixed ^ mixed >> 31U;
    }
}

std::uint64_t Random::bits() {
    const auto result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const auto shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

double Random::uniform() {
    return (static_cast<double>(bits() >> 11U) + 0.5) * 0x1p-53;
}

double Random::exponential() {
    return -std::log(uniform());
}

double Random::normal() {
    if (hasSpare_) {
        hasSpare_ = false;
        return spare_;
    }
    const double radius = std::sqrt(2 * exponential());
    const double angle = 2 * std::numbers::pi * uniform();
    spare_ = radius * std::sin(angle);
    hasSpare_ = true;
    return radius * std::cos(angle);
}

double Random::lognormal(double cv) {
    const double variance = std::log1p(cv * cv);
    return std::exp(std::sqrt(variance) * normal() - variance / 2);
}

} // namespace fifteen::simulator
