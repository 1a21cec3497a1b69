// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace fifteen::support {

struct HttpAnswer {
    int status = 0; ///< 0: no answer, the connection ended or the time was over
    std::string head;
    std::string body;

    /// Of a flat JSON body: the text of a string member; empty if there is none.
    std::string member(std::string_view name) const;
};

/// One kept connection, blocking, made without the server's own HTTP library, so that both cannot be wrong alike.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    HttpAnswer get(std::string_view target, std::string_view headers = {});
    /// `headers`: further lines, each with its "\r\n".
    HttpAnswer post(std::string_view target, std::string_view key, std::string_view body,
                    std::string_view headers = {});

    /// Any bytes at all; then one answer is read.
    HttpAnswer raw(std::string_view bytes);
    bool send(std::string_view bytes) const;
    HttpAnswer read();

    bool connected() const { return socket_ >= 0; }

    std::uint16_t port() const { return port_; }

private:
    std::uint16_t port_;
    int socket_ = -1;
    std::string buffer_;
};

/// A key nobody used before.
std::string newKey();

} // namespace fifteen::support
