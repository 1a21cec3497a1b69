// SPDX-License-Identifier: Apache-2.0
#include "service/forecaster.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <utility>

namespace fifteen::service {
namespace {

namespace asio = boost::asio;

constexpr auto period = std::chrono::seconds(1);

/// The advice costs a forecast for every closed desk, and nobody opens one within seconds.
constexpr int advisedEvery = 5;

/// More than any hall holds. Beyond it something is wrong, and a forecast would only make it worse.
constexpr std::size_t mostWaiting = 2000;

} // namespace

struct Forecaster::Parts : std::enable_shared_from_this<Forecaster::Parts> {
    Parts(asio::any_io_executor theHallThread, QueueService& theService)
        : hallThread(std::move(theHallThread))
        , service(theService)
        , timer(hallThread) {}

    void tick() {
        timer.expires_after(period);
        timer.async_wait([weak = weak_from_this()](boost::system::error_code stopped) {
            if (const auto self = weak.lock(); self && !stopped) {
                self->look();
                self->tick();
            }
        });
    }

    void look() {
        if (calculating) {
            return;
        }
        const auto& hall = service.shown();
        const auto now = service.now();
        if (hall.waiting() > mostWaiting) {
            Outlook nothing;
            nothing.at = now;
            service.setOutlook(std::move(nothing));
            return;
        }
        calculating = true;
        const bool withAdvice = round++ % advisedEvery == 0;
        asio::post(worker, [weak = weak_from_this(), thread = hallThread, input = domain::forecastInputOf(hall, now),
                            withAdvice] {
            asio::post(thread, [weak, withAdvice, outlook = outlookOf(input, withAdvice)]() mutable {
                if (const auto self = weak.lock()) {
                    self->take(std::move(outlook), withAdvice);
                }
            });
        });
    }

    void take(Outlook outlook, bool withAdvice) {
        calculating = false;
        if (!withAdvice) {
            outlook.advice = service.outlook().advice;
        }
        service.setOutlook(std::move(outlook));
    }

    asio::any_io_executor hallThread;
    QueueService& service;
    asio::steady_timer timer;
    bool calculating = false;
    unsigned round = 0;
    asio::thread_pool worker{1}; ///< last: it ends before anything else does
};

Forecaster::Forecaster(asio::any_io_executor hallThread, QueueService& service)
    : parts_(std::make_shared<Parts>(std::move(hallThread), service)) {}

Forecaster::~Forecaster() {
    parts_->timer.cancel();
    parts_->worker.join();
}

void Forecaster::start() {
    parts_->look();
    parts_->tick();
}

} // namespace fifteen::service
