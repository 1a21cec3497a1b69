// SPDX-License-Identifier: Apache-2.0
#include "listener.hpp"

#include "metrics.hpp"
#include "problem.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>

namespace fifteen::net {
namespace {

std::string whatOf(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "unknown";
    }
}

} // namespace

Listener::Listener(asio::io_context& hallThread, Context& context)
    : hallThread_(hallThread)
    , context_(context)
    , acceptor_(hallThread.get_executor())
    , pause_(hallThread.get_executor()) {}

void Listener::start() {
    const Tcp::endpoint endpoint(asio::ip::make_address(context_.settings.address), context_.settings.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(Tcp::acceptor::reuse_address(true)); // restart at once, though old connections linger
    acceptor_.bind(endpoint);
    acceptor_.listen(1024);
    asio::co_spawn(
        hallThread_, [this] { return acceptAll(); },
        [this](const std::exception_ptr& failure) {
            if (failure) {
                context_.log("accepting ended: " + whatOf(failure));
            }
        });
}

void Listener::stop() {
    ErrorCode ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

asio::awaitable<void> Listener::acceptAll() {
    while (acceptor_.is_open()) {
        ErrorCode error;
        Socket socket(hallThread_.get_executor());
        co_await acceptor_.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted) {
            continue;
        }
        if (error) {
            // Out of descriptors, or a peer that left in between: neither may stop the site's one door.
            context_.log("accept: " + error.message());
            pause_.expires_after(std::chrono::milliseconds(100));
            co_await pause_.async_wait(asio::redirect_error(asio::use_awaitable, error));
        } else if (context_.connections.count() >= context_.settings.limits.connections) {
            refuse(std::move(socket));
        } else {
            serve(std::move(socket));
        }
    }
}

void Listener::serve(Socket socket) {
    const auto session = std::make_shared<HttpSession>(std::move(socket), context_);
    asio::co_spawn(
        hallThread_, [session] { return session->run(); },
        [this, session](const std::exception_ptr& failure) {
            if (failure) {
                context_.log("a session ended: " + whatOf(failure));
            }
        });
}

/// One try without waiting: a fresh socket's buffer takes it, or the peer learns it from the end of the connection.
void Listener::refuse(Socket socket) {
    context_.metrics.connectionRefused();
    const Response response = problem(Wrong::tooManyConnections, "try again in a moment");
    const std::string bytes = headOf(response, true) + response.body;
    ErrorCode ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(bytes), ignored);
    socket.shutdown(Tcp::socket::shutdown_both, ignored);
}

} // namespace fifteen::net
