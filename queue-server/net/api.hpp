// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/command.hpp"
#include "http_message.hpp"
#include "hub.hpp"
#include "metrics.hpp"
#include "net/settings.hpp"
#include "problem.hpp"
#include "protocol/codec.hpp"
#include "routes.hpp"
#include "service/policy_check.hpp"
#include "service/queue_service.hpp"
#include "static_files.hpp"
#include "try_limit.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fifteen::net {

class Connections;

/// The handlers behind the routes: bytes to a command, the command to the service, its outcome to bytes.
class Api {
public:
    Api(const Settings& settings, protocol::Site site, Metrics& metrics, Connections& connections, Presence& presence);

    /// `policyCheck` null: a policy is adopted unseen. `anchor`: the last event on the disk as "SEQ:HASH"; may be none.
    void start(service::QueueService& service, service::Journal& journal, service::PolicyCheck* policyCheck,
               std::function<std::string()> anchor) {
        service_ = &service;
        journal_ = &journal;
        policyCheck_ = policyCheck;
        anchor_ = std::move(anchor);
    }

    /// From now on every command is refused.
    void wind() { winding_ = true; }

    /// Commands that wait for the disk.
    std::size_t underWay() const { return underWay_; }

    /// Finds the route, asks `Access`, calls the handler. Never throws for what a peer sends.
    asio::awaitable<Response> answer(Request request);

    /// Nothing: this caller may have this stream.
    std::optional<Response> refuseStream(const Caller& caller, const StreamRequest& request) const;

    asio::awaitable<Response> site(const Request& request);
    asio::awaitable<Response> ticket(const Request& request);
    asio::awaitable<Response> issueTicket(const Request& request);
    asio::awaitable<Response> recordPrint(const Request& request);
    asio::awaitable<Response> cancelTicket(const Request& request);
    asio::awaitable<Response> askHelp(const Request& request);
    asio::awaitable<Response> acknowledgeHelp(const Request& request);
    asio::awaitable<Response> openDesk(const Request& request);
    asio::awaitable<Response> pauseDesk(const Request& request);
    asio::awaitable<Response> closeDesk(const Request& request);
    asio::awaitable<Response> callNext(const Request& request);
    asio::awaitable<Response> recall(const Request& request);
    asio::awaitable<Response> startService(const Request& request);
    asio::awaitable<Response> finishService(const Request& request);
    asio::awaitable<Response> markNoShow(const Request& request);
    asio::awaitable<Response> resumeTicket(const Request& request);
    asio::awaitable<Response> callTicket(const Request& request);
    asio::awaitable<Response> holdTicket(const Request& request);
    asio::awaitable<Response> transferTicket(const Request& request);
    asio::awaitable<Response> returnTicket(const Request& request);
    asio::awaitable<Response> decideClaim(const Request& request);
    asio::awaitable<Response> changeLane(const Request& request);
    asio::awaitable<Response> rateService(const Request& request);
    asio::awaitable<Response> giveNotice(const Request& request);
    asio::awaitable<Response> acceptMatter(const Request& request);
    asio::awaitable<Response> settleMatter(const Request& request);
    asio::awaitable<Response> notices(const Request& request);
    asio::awaitable<Response> matters(const Request& request);
    asio::awaitable<Response> deskQueue(const Request& request);
    asio::awaitable<Response> place(const Request& request);
    asio::awaitable<Response> explanation(const Request& request);
    asio::awaitable<Response> advice(const Request& request);
    asio::awaitable<Response> bookAppointment(const Request& request);
    asio::awaitable<Response> cancelAppointment(const Request& request);
    asio::awaitable<Response> checkIn(const Request& request);
    asio::awaitable<Response> appointments(const Request& request);
    asio::awaitable<Response> appointmentsByCode(const Request& request);
    asio::awaitable<Response> appointmentsByPerson(const Request& request);
    asio::awaitable<Response> day(const Request& request);
    asio::awaitable<Response> closeDay(const Request& request);
    asio::awaitable<Response> reopenDay(const Request& request);
    asio::awaitable<Response> policy(const Request& request);
    asio::awaitable<Response> changePolicy(const Request& request);
    asio::awaitable<Response> streamWithoutUpgrade(const Request& request);
    asio::awaitable<Response> devices(const Request& request);
    asio::awaitable<Response> reportDevices(const Request& request);
    asio::awaitable<Response> health(const Request& request);
    asio::awaitable<Response> metrics(const Request& request);
    asio::awaitable<Response> toStaffPage(const Request& request);
    asio::awaitable<Response> staffPage(const Request& request);
    asio::awaitable<Response> visitorPage(const Request& request);
    asio::awaitable<Response> visitorFile(const Request& request);

private:
    /// A command ready for the service, or why it is none.
    struct Prepared {
        domain::Command command;
        std::optional<service::PersonRecord> person;
        service::Render render;
        std::optional<domain::TicketId> about; ///< whose state a refusal tells
    };

    asio::awaitable<Response> execute(const Request& request, Prepared prepared);
    /// A command of a desk about a ticket: `make(desk, ticket, message)` says which.
    template <class Message, class Make>
    asio::awaitable<Response> onTicket(const Request& request, Make make);
    asio::awaitable<Response> onDesk(const Request& request, domain::DeskNumber desk, domain::Command command,
                                     std::optional<domain::TicketId> about = {});
    std::optional<Response> refusePost(const Request& request) const;
    service::Render renderTicket(domain::TicketId id, std::uint16_t status) const;
    service::Render renderDay() const;
    bool asksFor(const std::string& item, const std::string& paper) const;
    asio::awaitable<std::vector<domain::ComparedHead>> headsOf(const domain::Call& call);
    asio::awaitable<std::vector<service::GivenNotice>> noticesOf(domain::TicketId ticket);
    asio::awaitable<Response> onDay(const Request& request, domain::Command (*make)(std::string by));

    /// Encodes the site anew if the policy in force is not the one it was encoded with.
    void refreshSite();

    domain::TimePoint now() const { return service_->now(); }

    Access access_;
    StaticFiles files_;
    protocol::Site described_; ///< as the files have it, ruled by the policy in force
    Frame site_;
    std::string siteTag_;
    std::int64_t sitePolicy_ = -1; ///< version of the policy in `site_`
    std::function<std::string()> anchor_;
    Metrics& metrics_;
    Connections& connections_;
    Presence& presence_;
    service::QueueService* service_ = nullptr;
    service::Journal* journal_ = nullptr;
    service::PolicyCheck* policyCheck_ = nullptr;
    TryLimit codeTries_;
    bool winding_ = false;
    std::size_t underWay_ = 0;
};

} // namespace fifteen::net
