// SPDX-License-Identifier: Apache-2.0
// The least a group-committing server can be: one thread for the sockets, one for the disk; what arrives while a commit
// runs shares the next one. No queue, no checks, no idempotency, no screens.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <mutex>
#include <sqlite3.h>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

namespace {

struct Entry {
    std::string body;
    std::function<void()> stored;
};

class Disk {
public:
    Disk(const std::string& file, asio::io_context& io)
        : io_(io) {
        execute(sqlite3_open(file.c_str(), &handle_) == SQLITE_OK ? "PRAGMA journal_mode=WAL" : nullptr);
        execute("PRAGMA synchronous=FULL");
        execute("CREATE TABLE events(seq INTEGER PRIMARY KEY, body TEXT)");
        sqlite3_prepare_v2(handle_, "INSERT INTO events(body) VALUES(?)", -1, &insert_, nullptr);
        std::thread([this] { run(); }).detach(); // lives as long as the process
    }

    void append(Entry entry) {
        const std::lock_guard lock(guard_);
        waiting_.push_back(std::move(entry));
        wake_.notify_one();
    }

private:
    void execute(const char* sql) {
        if (sql == nullptr || sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
            std::abort();
        }
    }

    void run() {
        for (;;) {
            std::vector<Entry> batch;
            {
                std::unique_lock lock(guard_);
                wake_.wait(lock, [this] { return !waiting_.empty(); });
                batch.swap(waiting_);
            }
            execute("BEGIN");
            for (const Entry& entry : batch) {
                sqlite3_bind_text(insert_, 1, entry.body.data(), static_cast<int>(entry.body.size()), SQLITE_STATIC);
                sqlite3_step(insert_);
                sqlite3_reset(insert_);
            }
            execute("COMMIT");
            asio::post(io_, [batch = std::move(batch)] {
                for (const Entry& entry : batch) {
                    entry.stored();
                }
            });
        }
    }

    asio::io_context& io_;
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::mutex guard_;
    std::condition_variable wake_;
    std::vector<Entry> waiting_;
};

asio::awaitable<void> store(Disk& disk, std::string body) {
    return asio::async_initiate<decltype(asio::use_awaitable), void()>(
        [&disk](auto handler, std::string text) {
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            disk.append({std::move(text), [shared] { std::move (*shared)(); }});
        },
        asio::use_awaitable, std::move(body));
}

asio::awaitable<void> serve(beast::tcp_stream stream, Disk& disk) {
    beast::flat_buffer buffer;
    stream.socket().set_option(Tcp::no_delay(true));
    for (;;) {
        http::request<http::string_body> request;
        stream.expires_after(std::chrono::seconds(30));
        co_await http::async_read(stream, buffer, request, asio::use_awaitable);
        co_await store(disk, std::move(request.body()));
        http::response<http::string_body> response(http::status::created, 11);
        response.set(http::field::content_type, "application/json");
        response.body() = R"({"number":"A001","state":"waiting"})";
        response.prepare_payload();
        co_await http::async_write(stream, response, asio::use_awaitable);
    }
}

asio::awaitable<void> accept(Tcp::acceptor& acceptor, Disk& disk) {
    for (;;) {
        Tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(beast::tcp_stream(std::move(socket)), disk),
                       [](const std::exception_ptr&) {}); // ends when the peer does
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    asio::io_context io(1);
    Disk disk(argv[1], io);
    Tcp::acceptor acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    asio::co_spawn(io, accept(acceptor, disk), [](const std::exception_ptr&) {});
    std::cout << "ready http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
    io.run();
}
