// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/cups_state.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

// libcups' own declaration: its headers stay out of ours.
using http_t = struct _http_s; // NOLINT

namespace fifteen::adapters {

/// A subscription to the events of a queue and its jobs (RFC 3995), fetched by Get-Notifications (RFC 3996). Every
/// change is kept by the server until it is fetched, also one that is over by then, which asking for the state would
/// miss. Cancelled when the object goes; the server forgets it by itself a minute after the last time it was heard of.
class CupsSubscription {
public:
    /// Gives a connection to the server, or none.
    using Connect = std::function<http_t*()>;

    /// None: the server refuses, or knows no subscriptions.
    static std::unique_ptr<CupsSubscription> open(Connect connect, std::string printerUri);
    CupsSubscription(const CupsSubscription&) = delete;
    CupsSubscription& operator=(const CupsSubscription&) = delete;
    ~CupsSubscription();

    struct News {
        bool any = false;                  ///< something happened to the queue or to a job
        std::optional<PrinterState> worst; ///< of all that was told of the printer
        std::string reasons;               ///< that make it the worst
    };

    /// What has happened since the last call; the server answers at once, also if it is nothing. None: the
    /// subscription is lost, and from now on nothing will be heard.
    std::optional<News> news();

private:
    CupsSubscription(Connect connect, std::string printerUri, int number);

    const Connect connect_;
    const std::string uri_;
    const int number_;
    int next_ = 1; ///< sequence number of the first event not seen yet
};

} // namespace fifteen::adapters
