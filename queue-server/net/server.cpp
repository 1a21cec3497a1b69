// SPDX-License-Identifier: Apache-2.0
#include "net/server.hpp"

#include "api.hpp"
#include "connections.hpp"
#include "hub.hpp"
#include "listener.hpp"
#include "metrics.hpp"

#include <boost/asio/steady_timer.hpp>

namespace fifteen::net {

struct Server::Parts {
    Parts(asio::io_context& thread, Settings given, const protocol::Site& site, Log logTo)
        : settings(std::move(given))
        , log(std::move(logTo))
        , connections(thread.get_executor())
        , hub(thread.get_executor(), metrics, settings.displayDarkAfter)
        , api(settings, site, metrics, connections, hub.presence())
        , context{settings, api, hub, metrics, connections, log}
        , listener(thread, context)
        , quiet(thread) {}

    /// Looks every few milliseconds whether the last answer is out: stopping is rare and may poll.
    void waitForQuiet(std::chrono::steady_clock::time_point latest, std::function<void()> stopped) {
        if ((connections.empty() && api.underWay() == 0) || std::chrono::steady_clock::now() >= latest) {
            connections.stop();
            stopped();
            return;
        }
        quiet.expires_after(std::chrono::milliseconds(5));
        quiet.async_wait([this, latest, stopped = std::move(stopped)](ErrorCode error) {
            if (!error) {
                waitForQuiet(latest, stopped);
            }
        });
    }

    Settings settings;
    Log log;
    Metrics metrics;
    Connections connections;
    Hub hub;
    Api api;
    Context context;
    Listener listener;
    asio::steady_timer quiet;
};

Server::Server(asio::io_context& hallThread, Settings settings, protocol::Site site,
               std::function<void(std::string)> log)
    : parts_(std::make_unique<Parts>(hallThread, std::move(settings), site, std::move(log))) {}

Server::~Server() = default;

service::Feed& Server::feed() {
    return parts_->hub;
}

void Server::start(service::QueueService& service, service::Journal& journal, service::PolicyCheck* policyCheck,
                   std::function<std::string()> anchor) {
    parts_->api.start(service, journal, policyCheck, std::move(anchor));
    parts_->hub.start(service, journal);
    parts_->connections.start();
    parts_->listener.start();
}

std::string Server::url() const {
    const Tcp::endpoint endpoint = parts_->listener.endpoint();
    const std::string address = endpoint.address().to_string();
    const std::string host = endpoint.address().is_v6() ? "[" + address + "]" : address;
    return "http://" + host + ":" + std::to_string(endpoint.port());
}

void Server::stop(std::function<void()> stopped) {
    parts_->listener.stop();
    parts_->hub.stop();
    parts_->api.wind();
    parts_->connections.windAll();
    parts_->waitForQuiet(std::chrono::steady_clock::now() + parts_->settings.stopWithin, std::move(stopped));
}

} // namespace fifteen::net
