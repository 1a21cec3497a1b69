// SPDX-License-Identifier: Apache-2.0
// The least a durable answer over HTTP can be on these libraries: Beast reads a request, SQLite inserts one row
// (WAL, synchronous=FULL), Beast writes the answer. No queue, no checks, no idempotency, no screens.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdlib>
#include <iostream>
#include <sqlite3.h>
#include <string>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

namespace {

class Database {
public:
    explicit Database(const std::string& file) {
        check(sqlite3_open(file.c_str(), &handle_));
        check(sqlite3_exec(handle_,
                           "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                           "CREATE TABLE events(seq INTEGER PRIMARY KEY, body TEXT)",
                           nullptr, nullptr, nullptr));
        check(sqlite3_prepare_v2(handle_, "INSERT INTO events(body) VALUES(?)", -1, &insert_, nullptr));
    }

    ~Database() {
        sqlite3_finalize(insert_);
        sqlite3_close(handle_);
    }

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void insert(const std::string& body) {
        check(sqlite3_bind_text(insert_, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC));
        if (sqlite3_step(insert_) != SQLITE_DONE) {
            std::abort();
        }
        check(sqlite3_reset(insert_));
    }

private:
    static void check(int code) {
        if (code != SQLITE_OK) {
            std::abort();
        }
    }

    sqlite3* handle_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
};

asio::awaitable<void> serve(beast::tcp_stream stream, Database& database) {
    beast::flat_buffer buffer;
    stream.socket().set_option(Tcp::no_delay(true));
    for (;;) {
        http::request<http::string_body> request;
        stream.expires_after(std::chrono::seconds(30));
        co_await http::async_read(stream, buffer, request, asio::use_awaitable);
        database.insert(request.body());
        http::response<http::string_body> response(http::status::created, 11);
        response.set(http::field::content_type, "application/json");
        response.body() = R"({"number":"A001","state":"waiting"})";
        response.prepare_payload();
        co_await http::async_write(stream, response, asio::use_awaitable);
    }
}

asio::awaitable<void> accept(Tcp::acceptor& acceptor, Database& database) {
    for (;;) {
        Tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(beast::tcp_stream(std::move(socket)), database),
                       [](const std::exception_ptr&) {}); // ends when the peer does
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    asio::io_context io(1);
    Database database(argv[1]);
    Tcp::acceptor acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    asio::co_spawn(io, accept(acceptor, database), [](const std::exception_ptr&) {});
    std::cout << "ready http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
    io.run();
}
