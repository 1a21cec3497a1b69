// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/ports.hpp"
#include "service/queue_service.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace fifteen::service {

/// Keeps the service's outlook fresh: about once a second a copy of what matters is taken on the hall's thread, and the
/// calculation runs on a thread of its own. Lives on the hall's thread.
class Forecaster {
public:
    Forecaster(boost::asio::any_io_executor hallThread, QueueService& service);
    /// Waits for the calculation under way; nothing of it arrives afterwards.
    ~Forecaster();

    void start();

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

/// The calculation itself; pure. `withAdvice`: also which desk to open, at the cost of a forecast for each closed one.
Outlook outlookOf(const domain::ForecastInput& input, bool withAdvice);

} // namespace fifteen::service
