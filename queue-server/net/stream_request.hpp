// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presence.hpp"
#include "protocol/error.hpp"
#include "topic.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace fifteen::net {

/// What a client asks of /api/v1/stream.
struct StreamRequest {
    View view = View::hall;
    std::string client;
    std::uint16_t desk = 0; ///< of desk and staff views
    Resume resume;
    std::optional<std::uint64_t> lastCall;
};

/// From the query: view=hall|desk|kiosk|staff & client=ID [& desk=N] [& stream=S & last=N] [& last_call=N]. A fault's
/// location is the parameter: "?view".
protocol::Result<StreamRequest> parseStreamRequest(std::string_view query);

} // namespace fifteen::net
