// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"

#include <cstdint>
#include <span>
#include <string>

/// The order of calling in plain words, for everybody who has to be told: staff, visitors, auditors. They name numbers
/// and shares, never a claim, a reason or a person.
namespace fifteen::domain {

struct Words {
    std::string zh;
    std::string en;
    bool operator==(const Words&) const = default;
};

/// The used share of the promise in whole percent, rounded down: 100 means that it was used up to the full.
std::int64_t usedPercent(Duration waited, Duration promise);

/// Why a ticket was called: "A017 had used 71 % of its promised time, B012 44 %." `heads`: as in the event of the call,
/// the called one first; empty: nothing to say.
Words whyCalled(std::span<const ComparedHead> heads, CallKind kind);

/// To the visitor of `passed`: why `called`, who came later, was called before. Both as they stood at the call.
Words whyPassed(const ComparedHead& called, const ComparedHead& passed, CallKind kind);

} // namespace fifteen::domain
