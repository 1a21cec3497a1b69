// SPDX-License-Identifier: Apache-2.0
#include "control_server.hpp"

#include "emulator/commands.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/json.hpp>

#include <deque>

namespace fifteen::emulator {

namespace {

using boost::asio::local::stream_protocol;

constexpr std::size_t kLongestLine = 16384;
constexpr std::size_t kOutboxLimit = 1000; // lines; a watcher that does not read is cut off

stream_protocol::acceptor listenAt(boost::asio::io_context& io, const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_socket(path, ignored)) {
        std::filesystem::remove(path, ignored);
    }
    return {io, stream_protocol::endpoint(path.string())};
}

} // namespace

class ControlServer::Session : public std::enable_shared_from_this<Session> {
public:
    Session(ControlServer& server, stream_protocol::socket socket)
        : server_(server)
        , socket_(std::move(socket)) {}

    void start() { read(); }

    bool watches() const { return watches_; }

    void close() {
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

    void write(const boost::json::object& message) {
        if (outbox_.size() >= kOutboxLimit) {
            close();
            return;
        }
        outbox_.push_back(boost::json::serialize(message) + "\n");
        if (outbox_.size() == 1) {
            writeFirst();
        }
    }

private:
    void read() {
        boost::asio::async_read_until(socket_, boost::asio::dynamic_buffer(input_, kLongestLine), '\n',
                                      [self = shared_from_this()](const auto& error, std::size_t size) {
                                          if (error) {
                                              self->server_.sessions_.erase(self);
                                              return;
                                          }
                                          const auto line = self->input_.substr(0, size);
                                          self->input_.erase(0, size);
                                          self->write(self->answer(line));
                                          self->read();
                                      });
    }

    boost::json::object answer(std::string_view line) {
        boost::system::error_code error;
        const auto command = boost::json::parse(line, error);
        if (error || !command.is_object()) {
            return errorAnswer("a line must be one JSON object");
        }
        const auto* what = command.get_object().if_contains("do");
        if (what != nullptr && *what == "watch") {
            watches_ = true;
            return okAnswer();
        }
        return server_.handler_(command.get_object());
    }

    void writeFirst() {
        boost::asio::async_write(socket_, boost::asio::buffer(outbox_.front()),
                                 [self = shared_from_this()](const auto& error, std::size_t) {
                                     if (error) {
                                         self->close();
                                         return;
                                     }
                                     self->outbox_.pop_front();
                                     if (!self->outbox_.empty()) {
                                         self->writeFirst();
                                     }
                                 });
    }

    ControlServer& server_;
    stream_protocol::socket socket_;
    std::string input_;
    std::deque<std::string> outbox_;
    bool watches_ = false;
};

ControlServer::ControlServer(boost::asio::io_context& io, const std::filesystem::path& path, Handler handler)
    : acceptor_(listenAt(io, path))
    , path_(path)
    , handler_(std::move(handler)) {
    accept();
}

ControlServer::~ControlServer() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void ControlServer::publish(const boost::json::object& event) {
    for (const auto& session : std::set(sessions_)) {
        if (session->watches()) {
            session->write(event);
        }
    }
}

void ControlServer::close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& session : std::set(sessions_)) {
        session->close();
    }
}

void ControlServer::accept() {
    acceptor_.async_accept([this](const auto& error, stream_protocol::socket socket) {
        if (error == boost::asio::error::operation_aborted) {
            return;
        }
        if (!error) {
            const auto session = std::make_shared<Session>(*this, std::move(socket));
            sessions_.insert(session);
            session->start();
        }
        accept();
    });
}

} // namespace fifteen::emulator
