// SPDX-License-Identifier: Apache-2.0
#include "flows/desk_pad.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <deque>
#include <set>

namespace fifteen::flows {
namespace {

using Verb = DeskCommand::Verb;
using State = DeskLine::State;

/// A server with one desk whose answers and news come late, whose clerk also works at the staff page, and which refuses
/// what the real one refuses; around it a clerk who presses anything and visitors who do.
class World {
public:
    World() { pad_.options = {.staff = "0312", .evaluator = true}; }

    void press(PadKey key, int number) {
        const bool idle = !underWay_;
        const auto effects = happen(PadPress{key, number});
        RC_ASSERT(effects.size() == 1U); // a key is never just swallowed
        if (std::holds_alternative<DeskCommand>(effects[0])) {
            RC_ASSERT(idle); // one at a time
        }
    }

    /// The command under way reaches the server and is answered.
    void answer() {
        if (!underWay_) {
            return;
        }
        const auto command = *std::exchange(underWay_, std::nullopt);
        if (obey(command)) {
            happen(CommandDone{server_.state, server_.visitor});
        } else {
            happen(CommandFailed{});
        }
    }

    /// Never answered; whether the server did it nobody knows.
    void giveUp(bool done) {
        if (underWay_) {
            const auto command = *std::exchange(underWay_, std::nullopt);
            if (done) {
                obey(command);
            }
            happen(CommandFailed{});
        }
    }

    /// The oldest news that has not come yet.
    void hear() {
        if (!news_.empty()) {
            const auto news = news_.front();
            news_.pop_front();
            happen(news);
        }
    }

    void link(bool connected) { happen(PadLink{connected}); }

    /// Somebody at the staff page.
    void page(int what) {
        const auto ticket = server_.visitor ? server_.visitor->ticket : std::string();
        constexpr std::array verbs{Verb::start, Verb::noShow, Verb::hold, Verb::callNext, Verb::open};
        const auto verb = verbs.at(static_cast<std::size_t>(what) % verbs.size());
        obey({.verb = verb, .ticket = ticket, .finishCurrent = true, .staff = "0299"});
    }

    void grade(int stars) {
        for (const auto& effect : happen(EvaluatorPress{stars})) {
            const auto& rating = std::get<SendRating>(effect);
            RC_ASSERT(asked_.contains(rating.ticket)); // silence is not praise, nor is a key nobody asked for
            RC_ASSERT(rated_.insert(rating.ticket).second);
        }
    }

    /// With everything heard, the pad and the server agree.
    void settle() {
        answer();
        link(true);
        tell();
        while (!news_.empty()) {
            hear();
        }
        RC_ASSERT(!pad_.doing.has_value());
        RC_ASSERT(pad_.desk->visitor == server_.visitor);
        RC_ASSERT(faceOf(pad_).number.has_value() == server_.visitor.has_value());
    }

private:
    std::vector<PadEffect> happen(const PadEvent& event) {
        const bool wasServing = pad_.desk && pad_.desk->visitor && pad_.desk->visitor->serving;
        const bool hadVisitor = pad_.desk && pad_.desk->visitor;
        auto next = step(pad_, event);
        pad_ = std::move(next.pad);
        for (const auto& effect : next.effects) {
            if (const auto* const command = std::get_if<DeskCommand>(&effect)) {
                if (command->verb == Verb::callNext) {
                    RC_ASSERT(command->finishCurrent == wasServing);
                    RC_ASSERT(wasServing || !hadVisitor); // nobody who was only called is let go
                }
                underWay_ = *command;
            } else if (std::holds_alternative<AskVisitor>(effect)) {
                RC_ASSERT(!pad_.asked.empty());
                RC_ASSERT(wasServed_.contains(pad_.asked));
                asked_.insert(pad_.asked);
            }
        }
        return next.effects;
    }

    bool obey(const DeskCommand& command) {
        auto& visitor = server_.visitor;
        const bool mine = visitor && visitor->ticket == command.ticket;
        bool done = true;
        switch (command.verb) {
        case Verb::open:
            server_.state = State::open;
            server_.staff = command.staff;
            break;
        case Verb::pause:
            done = server_.state != State::closed;
            server_.state = done ? State::paused : server_.state;
            break;
        case Verb::callNext:
            done = server_.state == State::open && (!visitor || (command.finishCurrent && visitor->serving));
            if (done) {
                leave("finished");
                come();
            }
            break;
        case Verb::recall:
            done = mine && !visitor->serving;
            break;
        case Verb::start:
            done = mine && !visitor->serving;
            if (done) {
                visitor->serving = true;
                wasServed_.insert(visitor->ticket);
            }
            break;
        case Verb::noShow:
            done = mine && !visitor->serving;
            if (done) {
                leave("no_show");
            }
            break;
        case Verb::hold:
        case Verb::transfer:
            done = mine;
            if (done) {
                leave("held");
            }
            break;
        case Verb::resume:
            done = std::erase_if(server_.aside, [&](const PadAside& one) { return one.ticket == command.ticket; }) > 0;
            break;
        }
        tell();
        return done;
    }

    void leave(const std::string& outcome) {
        if (auto& visitor = server_.visitor) {
            server_.recent.insert(server_.recent.begin(), {visitor->number, outcome, 0});
            if (outcome == "held") {
                server_.aside.push_back({visitor->ticket, visitor->number});
            }
            visitor.reset();
        }
    }

    void come() {
        ++numbers_;
        if (numbers_ % 5 != 0) { // now and then nobody waits
            server_.visitor = PadVisitor{"t" + std::to_string(numbers_), "A" + std::to_string(numbers_), false};
        }
    }

    void tell() { news_.push_back(server_); }

    DeskPad pad_;
    DeskNews server_;
    std::deque<DeskNews> news_;
    std::optional<DeskCommand> underWay_;
    std::set<std::string> wasServed_;
    std::set<std::string> asked_;
    std::set<std::string> rated_;
    int numbers_ = 0;
};

RC_GTEST_PROP(DeskPadProperty, losesNobodyWhateverIsPressedAndHoweverLateTheServerIs, ()) {
    World world;
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000));
    for (const int one : steps) {
        const int what = one / 10;
        switch (one % 10) {
        case 0:
        case 1:
        case 2:
            world.press(static_cast<PadKey>(what % 9), what % 4);
            break;
        case 3:
            world.press(PadKey::call, 0);
            break;
        case 4:
            world.answer();
            break;
        case 5:
        case 6:
            world.hear();
            break;
        case 7:
            world.page(what);
            break;
        case 8:
            world.grade(1 + what % 5);
            break;
        default:
            if (what % 3 == 0) {
                world.giveUp(what % 2 == 0);
            } else {
                world.link(what % 3 == 1);
            }
        }
    }
    world.settle();
}

} // namespace
} // namespace fifteen::flows
