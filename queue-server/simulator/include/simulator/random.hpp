// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace fifteen::simulator {

/// xoshiro256++ (Blackman and Vigna 2019) with transforms of our own: the distributions of the standard library differ
/// between libraries, and a seed must mean the same day everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed);

    std::uint64_t bits();
    /// In (0, 1).
    double uniform();
    /// Of mean 1.
    double exponential();
    /// Of mean 0 and variance 1.
    double normal();
    /// Of mean 1 and this coefficient of variation.
    double lognormal(double cv);

private:
    std::array<std::uint64_t, 4> state_{};
    double spare_ = 0; ///< Box and Muller make two
    bool hasSpare_ = false;
};

} // namespace fifteen::simulator
