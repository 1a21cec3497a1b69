// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace fifteen::service {

/// Suspends the caller until a callback comes. `start(resume)` must see to it that `resume(Value)` is called once, on
/// `thread`; it may be called at once.
template <class Value, class Start>
boost::asio::awaitable<Value> suspend(boost::asio::any_io_executor thread, Start start) {
    co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(Value)>(
        [&](auto handler) {
            // std::function wants a copyable target, a handler can only be moved.
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            auto starting = std::make_shared<bool>(true);
            start([shared, starting, thread](Value value) {
                if (*starting) { // Asio forbids completing an operation from within its start
                    boost::asio::post(thread, [shared, value = std::move(value)]() mutable {
                        std::move (*shared)(std::move(value));
                    });
                } else {
                    std::move (*shared)(std::move(value));
                }
            });
            *starting = false;
        },
        boost::asio::use_awaitable);
}

} // namespace fifteen::service
