// SPDX-License-Identifier: Apache-2.0
#include "http_message.hpp"

#include <boost/beast/http/status.hpp>

namespace fifteen::net {

std::string headOf(const Response& response, bool close) {
    const boost::beast::string_view reason = http::obsolete_reason(http::int_to_status(response.status));
    std::string head;
    head.reserve(384 + response.content().size()); // the body is put behind it
    head += "HTTP/1.1 ";
    head += std::to_string(response.status);
    head += ' ';
    head += std::string_view(reason.data(), reason.size());
    head += "\r\nContent-Length: ";
    head += std::to_string(response.content().size());
    if (!response.contentType.empty()) {
        head += "\r\nContent-Type: ";
        head += response.contentType;
    }
    bool cached = false;
    for (const auto& [name, value] : response.headers) {
        head += "\r\n";
        head += name;
        head += ": ";
        head += value;
        cached = cached || name == "Cache-Control";
    }
    if (!cached) {
        head += "\r\nCache-Control: no-store";
    }
    head += close ? "\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
                  : "\r\nX-Content-Type-Options: nosniff\r\n\r\n";
    return head;
}

} // namespace fifteen::net
