// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http_session.hpp"
#include "types.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/steady_timer.hpp>

namespace fifteen::net {

/// Takes connections until it is stopped; no error of one of them ends that.
class Listener {
public:
    Listener(asio::io_context& hallThread, Context& context);

    /// Throws boost::system::system_error if the address cannot be had.
    void start();
    void stop();

    Tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }

private:
    asio::awaitable<void> acceptAll();
    void serve(Socket socket);
    void refuse(Socket socket);

    asio::io_context& hallThread_;
    Context& context_;
    asio::basic_socket_acceptor<Tcp, Executor> acceptor_;
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>
        pause_;
};

} // namespace fifteen::net
