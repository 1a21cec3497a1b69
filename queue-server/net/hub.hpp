// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presence.hpp"
#include "projections.hpp"
#include "service/ports.hpp"
#include "service/queue_service.hpp"
#include "stream_request.hpp"
#include "topic.hpp"
#include "types.hpp"

#include <boost/asio/steady_timer.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace fifteen::net {

class Metrics;

/// The views and who watches them. What the service publishes is looked at once per turn of the loop, however many
/// commands one commit held, and after their callers have been answered.
class Hub final : public service::Feed {
public:
    Hub(Executor executor, Metrics& metrics, std::chrono::milliseconds displayDarkAfter);

    void start(service::QueueService& service, service::Journal& journal);
    void stop();

    Presence& presence() { return presence_; }

    void published(const domain::Hall& hall, std::span<const domain::Event> events) override;

    /// Null: there is no such desk.
    Topic* topicOf(const StreamRequest& request);

    void join(const StreamRequest& request, Topic& topic, Subscriber& subscriber);
    void leave(const StreamRequest& request, Topic& topic, Subscriber& subscriber);
    void received(const StreamRequest& request, const protocol::ClientMessage& message);

private:
    domain::TimePoint now() const;
    void lookSoon();
    void look();
    void tick();
    protocol::StaffState lookAtDesk(domain::DeskNumber desk);
    const std::optional<service::PersonRecord>& visitorOf(domain::DeskNumber desk);

    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>
        timer_;
    Metrics& metrics_;
    service::QueueService* service_ = nullptr;
    service::Journal* journal_ = nullptr;
    std::string stream_; ///< random: numbers of an earlier run mean nothing
    Presence presence_;
    TopicOf<protocol::HallState> hall_;
    TopicOf<protocol::KioskState> kiosk_;
    std::map<domain::DeskNumber, TopicOf<protocol::DeskState>> desks_;
    std::map<domain::DeskNumber, TopicOf<protocol::StaffState>> staff_;
    std::map<domain::DeskNumber, std::optional<service::PersonRecord>> visitors_;
    bool lookPosted_ = false;
};

} // namespace fifteen::net
