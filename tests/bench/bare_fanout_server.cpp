// SPDX-License-Identifier: Apache-2.0
// The least a fan-out can be on these libraries: a POST is answered, then one text is written to every WebSocket with
// Beast. No disk, no views, no bounds. Argument: the text's length.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <set>
#include <string>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using Tcp = asio::ip::tcp;

namespace {

using Screen = websocket::stream<beast::tcp_stream>;
using Screens = std::set<std::shared_ptr<Screen>>;

asio::awaitable<void> keep(std::shared_ptr<Screen> screen, http::request<http::string_body> request, Screens& screens) {
    screen->set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    co_await screen->async_accept(request, asio::use_awaitable);
    screens.insert(screen);
    beast::flat_buffer buffer;
    boost::system::error_code error;
    while (!error) {
        co_await screen->async_read(buffer, asio::redirect_error(asio::use_awaitable, error));
    }
    screens.erase(screen);
}

asio::awaitable<void> serve(beast::tcp_stream stream, Screens& screens, std::shared_ptr<const std::string> text) {
    beast::flat_buffer buffer;
    stream.socket().set_option(Tcp::no_delay(true));
    for (;;) {
        http::request<http::string_body> request;
        stream.expires_after(std::chrono::seconds(60));
        co_await http::async_read(stream, buffer, request, asio::use_awaitable);
        if (websocket::is_upgrade(request)) {
            stream.expires_never();
            co_await keep(std::make_shared<Screen>(std::move(stream)), std::move(request), screens);
            co_return;
        }
        http::response<http::string_body> response(http::status::ok, 11);
        response.body() = "{}";
        response.prepare_payload();
        co_await http::async_write(stream, response, asio::use_awaitable);
        for (const auto& screen : screens) {
            screen->text(true);
            screen->async_write(asio::buffer(*text), [screen, text](boost::system::error_code, std::size_t) {});
        }
    }
}

asio::awaitable<void> accept(Tcp::acceptor& acceptor, Screens& screens, std::shared_ptr<const std::string> text) {
    for (;;) {
        Tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(beast::tcp_stream(std::move(socket)), screens, text),
                       [](const std::exception_ptr&) {}); // ends when the peer does
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    const auto text =
        std::make_shared<const std::string>(R"("calls":)" + std::string(std::strtoul(argv[1], nullptr, 10), 'x'));
    asio::io_context io(1);
    Screens screens;
    Tcp::acceptor acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    acceptor.listen(2000);
    asio::co_spawn(io, accept(acceptor, screens, text), [](const std::exception_ptr&) {});
    std::cout << "ready http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
    io.run();
}
