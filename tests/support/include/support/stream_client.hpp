// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fifteen::support {

/// A blocking client of /api/v1/stream.
class StreamClient {
public:
    /// `query`: "view=hall&client=d1". Throws boost::system::system_error if the server refuses.
    StreamClient(std::uint16_t port, std::string_view query, std::string_view origin = {});
    ~StreamClient();

    /// The next frame; nothing: the stream was closed, or the time is over.
    std::optional<std::string> next(std::chrono::milliseconds within = std::chrono::seconds(10));

    /// The first frame that contains `text`.
    std::optional<std::string> nextWith(std::string_view text,
                                        std::chrono::milliseconds within = std::chrono::seconds(10));

    void send(std::string_view text);

    /// Why the server closed it, once `next` has answered nothing; 0: it has not said.
    std::uint16_t closeCode() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace fifteen::support
