// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presence.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace fifteen::service {
class QueueService;
}

namespace fifteen::net {

/// The server's figures for Prometheus. Never a name, a number or a ticket: only counts and times.
class Metrics {
public:
    Metrics();
    ~Metrics();

    void answered(std::size_t route, std::uint16_t status, std::chrono::steady_clock::duration took);
    void streamOpened(View view);
    void streamClosed(View view);
    void fellBehind();
    /// From the call's decision to the display's word that it was shown or spoken.
    void acknowledged(std::string_view stage, std::chrono::milliseconds after);
    void connectionRefused();

    /// The text for GET /metrics, the hall's figures as they stand.
    std::string text(service::QueueService& service, const Presence& presence, std::size_t connections);

private:
    struct Figures;
    std::unique_ptr<Figures> figures_;
};

} // namespace fifteen::net
