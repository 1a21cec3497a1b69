// SPDX-License-Identifier: Apache-2.0
#include "flows/desk_pad.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::flows {

namespace {

using Verb = DeskCommand::Verb;
using State = DeskLine::State;

// Whoever left longer ago (the server was away meanwhile) does not stand before the evaluator any more.
constexpr std::int64_t askWithinMs = 120'000;

/// One step; see step().
class PadWalk {
public:
    explicit PadWalk(DeskPad pad)
        : pad_(std::move(pad)) {}

    PadStep end() && { return {std::move(pad_), std::move(effects_)}; }

    void operator()(const PadPress& press) {
        if (!pad_.desk || (pad_.doing && press.key != PadKey::evaluate)) {
            effects_.emplace_back(Beep{});
            return;
        }
        if (press.key == PadKey::evaluate) {
            evaluate();
        } else if (auto command = commandOf(press)) {
            pad_.doing = command->verb;
            effects_.emplace_back(std::move(*command));
        } else {
            effects_.emplace_back(Beep{});
        }
    }

    void operator()(const DeskNews& news) {
        pad_.desk = news;
        if (pad_.followed && (!news.visitor || news.visitor->ticket != pad_.followed->ticket)) {
            askWhoLeft();
        }
        pad_.followed = news.visitor;
        // Whoever is being served now sits before the evaluator: a grade would be theirs.
        if (news.visitor && news.visitor->serving && news.visitor->ticket != pad_.asked) {
            pad_.asked.clear();
        }
    }

    void operator()(const PadLink& link) { pad_.connected = link.connected; }

    void operator()(const CommandDone& done) {
        if (std::exchange(pad_.doing, std::nullopt) == Verb::callNext && !done.visitor) {
            effects_.emplace_back(Beep{}); // nobody waits
        }
        if (pad_.desk) { // the stream brings the same in a moment; a key may come before
            pad_.desk->state = done.state;
            pad_.desk->visitor = done.visitor;
        }
    }

    void operator()(const CommandFailed& /*failed*/) {
        pad_.doing.reset();
        effects_.emplace_back(Beep{});
    }

    void operator()(const EvaluatorPress& press) {
        if (!pad_.asked.empty()) {
            pad_.rated = std::exchange(pad_.asked, {});
            effects_.emplace_back(SendRating{pad_.rated, press.grade});
        }
    }

private:
    /// Nothing: the key has no meaning now.
    std::optional<DeskCommand> commandOf(const PadPress& press) const {
        switch (press.key) {
        case PadKey::call:
            return callNext();
        case PadKey::recall:
            return aboutCalled(Verb::recall);
        case PadKey::here:
            return aboutCalled(Verb::start);
        case PadKey::noShow:
            return aboutCalled(Verb::noShow);
        case PadKey::suspend:
            return visitor() ? std::optional(DeskCommand{.verb = Verb::hold, .ticket = visitor()->ticket})
                             : std::nullopt;
        case PadKey::callBack:
            return callBack();
        case PadKey::transfer:
            return visitor() && press.number > 0
                       ? std::optional(
                             DeskCommand{.verb = Verb::transfer, .ticket = visitor()->ticket, .toDesk = press.number})
                       : std::nullopt;
        case PadKey::pause:
            return pauseOrOpen();
        case PadKey::evaluate:
            break;
        }
        return std::nullopt;
    }

    const std::optional<PadVisitor>& visitor() const { return pad_.desk->visitor; }

    /// As on the staff page: who was called and of whom nothing is known is let go by no "next".
    std::optional<DeskCommand> callNext() const {
        if (pad_.desk->state != State::open || (visitor() && !visitor()->serving)) {
            return std::nullopt;
        }
        return DeskCommand{.verb = Verb::callNext, .finishCurrent = visitor().has_value()};
    }

    std::optional<DeskCommand> aboutCalled(Verb verb) const {
        if (!visitor() || visitor()->serving) {
            return std::nullopt;
        }
        return DeskCommand{.verb = verb, .ticket = visitor()->ticket};
    }

    std::optional<DeskCommand> callBack() const {
        for (const auto& left : pad_.desk->recent) {
            const auto found = std::ranges::find(pad_.desk->aside, left.number, &PadAside::number);
            if (found != pad_.desk->aside.end()) {
                return DeskCommand{.verb = Verb::resume, .ticket = found->ticket};
            }
        }
        return std::nullopt;
    }

    std::optional<DeskCommand> pauseOrOpen() const {
        if (pad_.desk->state == State::open) {
            return DeskCommand{.verb = Verb::pause};
        }
        const auto& staff = pad_.desk->state == State::paused ? pad_.desk->staff : pad_.options.staff;
        return staff.empty() ? std::nullopt : std::optional(DeskCommand{.verb = Verb::open, .staff = staff});
    }

    /// Of whoever is being served, or was just now: also once more, if they did not answer.
    void evaluate() {
        if (visitor() && visitor()->serving && visitor()->ticket != pad_.rated) {
            pad_.asked = visitor()->ticket;
        }
        if (pad_.options.evaluator && !pad_.asked.empty()) {
            effects_.emplace_back(AskVisitor{});
        } else {
            effects_.emplace_back(Beep{});
        }
    }

    void askWhoLeft() {
        const auto left = std::ranges::find(pad_.desk->recent, pad_.followed->number, &PadDeparture::number);
        const bool served = left != pad_.desk->recent.end() && left->outcome == "finished" &&
                            pad_.desk->nowMs - left->atMs < askWithinMs;
        if (served && pad_.options.evaluator && pad_.followed->ticket != pad_.rated) {
            pad_.asked = pad_.followed->ticket;
            effects_.emplace_back(AskVisitor{});
        }
    }

    DeskPad pad_;
    std::vector<PadEffect> effects_;
};

} // namespace

std::string_view nameOf(DeskCommand::Verb verb) {
    switch (verb) {
    case Verb::open:
        return "open";
    case Verb::pause:
        return "pause";
    case Verb::callNext:
        return "call-next";
    case Verb::recall:
        return "recall";
    case Verb::start:
        return "start";
    case Verb::noShow:
        return "no-show";
    case Verb::hold:
        return "hold";
    case Verb::resume:
        return "resume";
    case Verb::transfer:
        break;
    }
    return "transfer";
}

PadStep step(DeskPad pad, const PadEvent& event) {
    PadWalk walk(std::move(pad));
    std::visit(walk, event);
    return std::move(walk).end();
}

PadFace faceOf(const DeskPad& pad) {
    if (!pad.connected || !pad.desk) {
        return {};
    }
    PadFace face{.waiting = pad.desk->waiting, .number = std::nullopt};
    if (pad.desk->visitor) {
        face.number = pad.desk->visitor->number;
    }
    return face;
}

} // namespace fifteen::flows
