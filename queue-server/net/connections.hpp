// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "types.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <chrono>

namespace fifteen::net {

/// One peer's connection and until when it may do what it is doing. Setting the deadline is a store; a timer for each
/// operation costs more than parsing the request does.
class Connection : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    virtual ~Connection() = default;

    /// Ends whatever is under way with an error. The peer took too long.
    virtual void overdue() = 0;
    /// The server stops: end when what is under way has been answered.
    virtual void wind() = 0;

    void within(std::chrono::milliseconds time) { deadline_ = std::chrono::steady_clock::now() + time; }

    void withoutDeadline() { deadline_ = TimePoint::max(); }

    TimePoint deadline() const { return deadline_; }

private:
    TimePoint deadline_ = TimePoint::max();
};

/// All that are open; looks every quarter of a second for those whose time is over.
class Connections {
public:
    explicit Connections(Executor executor)
        : timer_(executor) {}

    void add(Connection& connection) { all_.push_back(connection); }

    std::size_t count() const { return all_.size(); }

    bool empty() const { return all_.empty(); }

    void start();
    void stop();
    void windAll();

    /// Ends those whose deadline is before `now`.
    void sweep(Connection::TimePoint now);

private:
    using List = boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>>;

    List all_;
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>
        timer_;
};

} // namespace fifteen::net
