// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/settings.hpp"
#include "protocol/messages.hpp"
#include "service/ports.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>

namespace fifteen::service {
class PolicyCheck;
class QueueService;
} // namespace fifteen::service

/// The site's one port: HTTP for commands and pages, WebSocket for what changes. Lives on the hall's thread, which is
/// the one thread that runs the io_context.
namespace fifteen::net {

class Server {
public:
    /// Loads the static files. Throws std::runtime_error if they cannot be read.
    Server(boost::asio::io_context& hallThread, Settings settings, protocol::Site site,
           std::function<void(std::string)> log);
    ~Server();

    /// Where the service publishes to. To be given to the service before `start`.
    service::Feed& feed();

    /// `policyCheck`: what tries a policy before staff put it in force; null: nothing does. `anchor`: what the closing
    /// report shows, the last event on the disk as "SEQ:HASH"; none: it shows nothing. Binds and listens. Throws
    /// boost::system::system_error if the address cannot be had.
    void start(service::QueueService& service, service::Journal& journal, service::PolicyCheck* policyCheck = nullptr,
               std::function<std::string()> anchor = {});

    /// Where it listens, once started: "http://127.0.0.1:8015".
    std::string url() const;

    /// Takes no more connections or commands, lets the commands under way be answered, closes the streams. `stopped` is
    /// called when all is quiet, after `settings.stopWithin` at the latest.
    void stop(std::function<void()> stopped);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace fifteen::net
