// SPDX-License-Identifier: Apache-2.0
#include "simulator/chooser.hpp"

#include "domain/order.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::simulator {
namespace {

using domain::GroupIndex;
using domain::Hall;
using domain::LaneIndex;
using domain::Ticket;
using domain::TimePoint;

/// The head that `before(a, b)` puts before all others.
template <class Before>
const Ticket* first(const Hall& hall, GroupIndex group, Before&& before) {
    const Ticket* best = nullptr;
    for (std::size_t lane = 0; lane < hall.policy().lanes.size(); ++lane) {
        const auto* const head = hall.head(group, static_cast<LaneIndex>(lane));
        if (head != nullptr && (best == nullptr || before(*head, *best))) {
            best = head;
        }
    }
    return best;
}

class Strict final : public Chooser {
public:
    const Ticket* choose(const Hall& hall, GroupIndex group, TimePoint /*now*/) override {
        return first(hall, group, [&](const Ticket& a, const Ticket& b) {
            return std::pair(hall.policy().promise(a.lane), a.arrived) <
                   std::pair(hall.policy().promise(b.lane), b.arrived);
        });
    }
};

class Ratio final : public Chooser {
public:
    explicit Ratio(std::vector<Turn> turns)
        : turns_(std::move(turns)) {}

    const Ticket* choose(const Hall& hall, GroupIndex group, TimePoint /*now*/) override {
        for (std::size_t passed = 0; passed <= turns_.size(); ++passed) {
            const auto& turn = turns_[at_];
            const auto* const head = hall.head(group, turn.lane);
            if (head != nullptr && done_ < turn.calls) {
                ++done_;
                return head;
            }
            at_ = (at_ + 1) % turns_.size();
            done_ = 0;
        }
        return nullptr;
    }

private:
    std::vector<Turn> turns_;
    std::size_t at_ = 0;
    int done_ = 0;
};

class AgeCap final : public Chooser {
public:
    explicit AgeCap(domain::Duration cap)
        : cap_(cap) {}

    const Ticket* choose(const Hall& hall, GroupIndex group, TimePoint now) override {
        return first(hall, group, [&](const Ticket& a, const Ticket& b) {
            const bool oldA = now - a.waitsFrom > cap_;
            const bool oldB = now - b.waitsFrom > cap_;
            if (oldA || oldB) {
                return oldA != oldB ? oldA : a.waitsFrom < b.waitsFrom;
            }
            return domain::comesBefore(domain::claimantOf(hall, a, now), domain::claimantOf(hall, b, now));
        });
    }

private:
    domain::Duration cap_;
};

} // namespace

std::unique_ptr<Chooser> strictOrder() {
    return std::make_unique<Strict>();
}

std::unique_ptr<Chooser> ratioOrder(std::vector<Turn> turns) {
    return std::make_unique<Ratio>(std::move(turns));
}

std::unique_ptr<Chooser> ageCapOrder(domain::Duration cap) {
    return std::make_unique<AgeCap>(cap);
}

} // namespace fifteen::simulator
