// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/json/object.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <set>

namespace fifteen::emulator {

/// Lines of JSON over a Unix socket; one thread, that of the io_context.
class ControlServer {
public:
    using Handler = std::function<boost::json::object(const boost::json::object& command)>;

    /// A socket left behind at the path by a bench that died is replaced. Throws boost::system::system_error.
    ControlServer(boost::asio::io_context& io, const std::filesystem::path& path, Handler handler);
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;
    ~ControlServer();

    /// To everybody who said {"do":"watch"}.
    void publish(const boost::json::object& event);
    /// Ends all connections, and the wait for more.
    void close();

private:
    class Session;

    void accept();

    boost::asio::local::stream_protocol::acceptor acceptor_;
    std::filesystem::path path_;
    Handler handler_;
    std::set<std::shared_ptr<Session>> sessions_;
};

} // namespace fifteen::emulator
