// SPDX-License-Identifier: Apache-2.0
#include "hub.hpp"

#include "metrics.hpp"
#include "random.hpp"

#include <boost/asio/post.hpp>

namespace fifteen::net {
namespace {

std::string newStream() {
    static constexpr char hex[] = "0123456789abcdef";
    std::string name;
    for (std::uint64_t rest = randomNumber(), i = 0; i < 16; ++i, rest >>= 4) {
        name += hex[rest & 15];
    }
    return name;
}

std::uint64_t lastCallIn(const protocol::HallState& state) {
    return state.calls.empty() ? 0 : static_cast<std::uint64_t>(state.calls.back().call);
}

} // namespace

Hub::Hub(Executor executor, Metrics& metrics, std::chrono::milliseconds displayDarkAfter)
    : timer_(executor)
    , metrics_(metrics)
    , stream_(newStream())
    , presence_(displayDarkAfter)
    , hall_(stream_,
            [this](const protocol::HallState& before) {
                // Nothing is left out of an update, even if more than eight calls came at once.
                const std::uint64_t last = before.calls.empty() ? service_->shown().lastCall() : lastCallIn(before);
                return hallState(service_->shown(), now(), last, service_->outlook());
            })
    , kiosk_(stream_, [this](const protocol::KioskState&) {
        return kioskState(service_->shown(), now(), service_->outlook());
    }) {}

void Hub::start(service::QueueService& service, service::Journal& journal) {
    service_ = &service;
    journal_ = &journal;
    for (const domain::Desk& desk : service.published().desks()) { // also those that are gone: somebody may be there
        const domain::DeskNumber number = desk.number;
        desks_.try_emplace(number, stream_,
                           [this, number](const protocol::DeskState&) { return deskState(service_->shown(), number); });
        staff_.try_emplace(number, stream_, [this, number](const protocol::StaffState&) { return lookAtDesk(number); });
    }
    staff_.try_emplace(0, stream_, [this](const protocol::StaffState&) { return lookAtDesk(0); });
    tick();
}

void Hub::stop() {
    timer_.cancel();
}

domain::TimePoint Hub::now() const {
    return service_->now();
}

void Hub::published(const domain::Hall&, std::span<const domain::Event>) {
    lookSoon();
}

void Hub::lookSoon() {
    if (!lookPosted_) {
        lookPosted_ = true;
        asio::post(timer_.get_executor(), [this] {
            lookPosted_ = false;
            look();
        });
    }
}

void Hub::look() {
    for (auto& [desk, topic] : staff_) {
        if (topic.watched()) {
            topic.refresh();
        }
    }
    for (auto& [desk, topic] : desks_) {
        if (topic.watched()) {
            topic.refresh();
        }
    }
    if (hall_.watched()) {
        hall_.refresh();
    }
    if (kiosk_.watched()) {
        kiosk_.refresh();
    }
}

/// Once a second: who has fallen silent, and who is next now (the order moves with time alone).
void Hub::tick() {
    timer_.expires_after(std::chrono::seconds(1));
    timer_.async_wait([this](ErrorCode stopped) {
        if (!stopped) {
            presence_.elapsed(std::chrono::steady_clock::now());
            look();
            tick();
        }
    });
}

Topic* Hub::topicOf(const StreamRequest& request) {
    const auto find = [&](auto& topics) -> Topic* {
        const auto found = topics.find(request.desk);
        return found == topics.end() ? nullptr : &found->second;
    };
    switch (request.view) {
    case View::hall:
        return &hall_;
    case View::kiosk:
        return &kiosk_;
    case View::desk:
        return find(desks_);
    case View::staff:
        return find(staff_);
    }
    return nullptr;
}

void Hub::join(const StreamRequest& request, Topic& topic, Subscriber& subscriber) {
    topic.refresh();
    Frame fresh;
    if (request.view == View::hall && request.lastCall) {
        fresh = std::make_shared<const std::string>(protocol::snapshotFrame(
            stream_, hall_.seq(), hallState(service_->shown(), now(), *request.lastCall, service_->outlook())));
    }
    topic.join(subscriber, request.resume, fresh);
    metrics_.streamOpened(request.view);
    if (presence_.connected(request.view, request.client, std::chrono::steady_clock::now())) {
        lookSoon();
    }
}

void Hub::leave(const StreamRequest& request, Topic& topic, Subscriber& subscriber) {
    topic.leave(subscriber);
    metrics_.streamClosed(request.view);
    if (presence_.disconnected(request.view, request.client)) {
        lookSoon();
    }
}

void Hub::received(const StreamRequest& request, const protocol::ClientMessage& message) {
    if (presence_.received(request.view, request.client, message, std::chrono::steady_clock::now())) {
        lookSoon();
    }
    if (const auto* acknowledged = std::get_if<protocol::Acknowledge>(&message)) {
        const auto call = static_cast<std::uint64_t>(acknowledged->call);
        if (call <= service_->shown().lastCall()) {
            const auto calls = service_->shown().callsAfter(call - 1);
            if (!calls.empty()) {
                metrics_.acknowledged(acknowledged->stage, now() - calls.front().at);
            }
        }
    }
}

protocol::StaffState Hub::lookAtDesk(domain::DeskNumber desk) {
    return staffState(service_->shown(), now(), desk, visitorOf(desk), presence_, service_->outlook());
}

/// The personal data of the visitor at the desk lie on the disk only: asked for once a visitor, and forgotten with
/// them.
const std::optional<service::PersonRecord>& Hub::visitorOf(domain::DeskNumber desk) {
    std::optional<service::PersonRecord>& kept = visitors_[desk];
    const domain::Ticket* ticket = desk == 0 ? nullptr : service_->shown().at(desk);
    const std::uint64_t reference = ticket == nullptr ? 0 : ticket->person;
    if (reference == 0) {
        kept.reset();
    } else if (!kept || kept->reference != reference) {
        kept = service::PersonRecord{reference, {}, {}, {}};
        journal_->findPerson(reference, [this, desk, reference](std::optional<service::PersonRecord> found) {
            std::optional<service::PersonRecord>& still = visitors_[desk];
            if (found && still && still->reference == reference) {
                still = std::move(found);
                lookSoon();
            }
        });
    }
    return kept;
}

} // namespace fifteen::net
