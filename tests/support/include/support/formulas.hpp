// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

/// What queueing theory says of a hall with c equal desks, Poisson arrivals and exponential services of one mean: the
/// measure the simulator, and with it the real order, is held against. Times are in units of the mean service time.
namespace fifteen::support {

/// Mean wait of M/M/c, whoever comes first (Erlang's C formula).
///
///     B_0 = 1,  B_k = a B_{k-1} / (k + a B_{k-1}),  a = c rho       (Erlang B, the stable recursion)
///     C = B_c / (1 - rho (1 - B_c))                                 (the share that has to wait)
///     W = C / (c (1 - rho))
inline double erlangCWait(int c, double rho) {
    const double a = c * rho;
    double b = 1;
    for (int k = 1; k <= c; ++k) {
        b = a * b / (k + a * b);
    }
    return b / (1 - rho * (1 - b)) / (c * (1 - rho));
}

/// The mean wait of whoever finds all desks busy and nobody before them: W0 = C / c, the unfinished work they see.
inline double unfinishedWait(int c, double rho) {
    return erlangCWait(c, rho) * (1 - rho);
}

/// Mean waits under strict priority without interruption (Cobham 1954), by falling rank; `rho`: shares of the capacity.
///
///     W_k = W0 / ((1 - sigma_{k-1}) (1 - sigma_k)),  sigma_k = rho_1 + ... + rho_k
inline std::vector<double> cobhamWaits(int c, const std::vector<double>& rho) {
    double total = 0;
    for (const double share : rho) {
        total += share;
    }
    const double w0 = unfinishedWait(c, total);
    std::vector<double> waits;
    double before = 0;
    for (const double share : rho) {
        waits.push_back(w0 / ((1 - before) * (1 - before - share)));
        before += share;
    }
    return waits;
}

/// Mean waits under accumulating priority (Kleinrock 1964), by rising weight b_k = 1 / promise_k:
///
///     W_k = [ W_F - sum_{i<k} rho_i W_i (1 - b_i/b_k) ] / [ 1 - sum_{i>k} rho_i (1 - b_k/b_i) ]
///
/// where W_F is the wait of first come, first served. `promise` must fall, `rho` is of the same lanes.
inline std::vector<double> kleinrockWaits(int c, const std::vector<double>& rho, const std::vector<double>& promise) {
    double total = 0;
    for (const double share : rho) {
        total += share;
    }
    const double wf = erlangCWait(c, total);
    std::vector<double> waits;
    for (std::size_t k = 0; k < rho.size(); ++k) {
        double above = wf;
        double below = 1;
        for (std::size_t i = 0; i < k; ++i) {
            above -= rho[i] * waits[i] * (1 - promise[k] / promise[i]);
        }
        for (std::size_t i = k + 1; i < rho.size(); ++i) {
            below -= rho[i] * (1 - promise[i] / promise[k]);
        }
        waits.push_back(above / below);
    }
    return waits;
}

} // namespace fifteen::support
