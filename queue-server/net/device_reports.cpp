// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "request_parts.hpp"

/// How the hall's devices are: told by the programs that drive them, kept in memory alone.
namespace fifteen::net {

asio::awaitable<Response> Api::devices(const Request&) {
    Response response;
    response.body = encode(protocol::Devices{presence_.devices(), presence_.deskDevices()});
    co_return response;
}

asio::awaitable<Response> Api::reportDevices(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk || service_->shown().desk(*desk) == nullptr) {
        co_return refused(domain::Error::unknownDesk);
    }
    auto message = protocol::decode<protocol::ReportDevices>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    Response response;
    response.body = encode(presence_.reported(*desk, std::move(message->devices), std::chrono::steady_clock::now()));
    co_return response;
}

} // namespace fifteen::net
