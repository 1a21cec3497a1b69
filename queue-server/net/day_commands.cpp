// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/dates.hpp"
#include "mapping.hpp"
#include "projections.hpp"

#include <numeric>

/// The hall's day: closing it, and taking that back.
namespace fifteen::net {
namespace {

protocol::Day dayMessage(const domain::Hall& hall, domain::TimePoint now) {
    const domain::LocalMinute minute = hall.localMinute(hall.clockAt(now));
    protocol::Day message;
    message.day = domain::dateOf(minute.day);
    message.open = hall.givesNumbers(now);
    if (const auto opens = opensAt(hall, now)) {
        message.opens_at_ms = milliseconds(*opens);
    }
    if (const auto closes = hall.site().hours.closesNext(minute); closes && message.open) {
        message.closes_at_ms = milliseconds(momentOf(hall, *closes));
    }
    if (minute.day != hall.day()) {
        return message; // nobody has come on this day yet: what the hall holds is of an earlier one
    }
    message.closed = hall.dayClosed();
    message.issued = static_cast<std::int64_t>(hall.ticketCount());
    message.waiting = static_cast<std::int64_t>(hall.waiting());
    for (const domain::Desk& desk : hall.desks()) {
        message.served += desk.today.finished;
        message.notices += desk.today.notices;
        message.repeated_notices += desk.today.repeatedNotices;
        const auto& stars = desk.today.ratings;
        message.ratings += std::accumulate(stars.begin(), stars.end(), std::int64_t{0});
        message.bad_ratings += stars[0] + stars[1];
    }
    hall.forEachTicket([&](const domain::Ticket& ticket) {
        const bool over = ticket.state == domain::TicketState::noShow || ticket.state == domain::TicketState::cancelled;
        message.no_shows += over && ticket.missed >= hall.policy().noShow.calls ? 1 : 0;
    });
    return message;
}

} // namespace

service::Render Api::renderDay() const {
    return [this](const domain::Hall& hall, std::span<const domain::Event>) {
        return service::Reply{200, encode(dayMessage(hall, service_->now()))};
    };
}

asio::awaitable<Response> Api::onDay(const Request& request, domain::Command (*make)(std::string by)) {
    auto message = protocol::decode<protocol::ChangeDay>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    Prepared prepared{make(std::move(message->by)), std::nullopt, renderDay(), std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::closeDay(const Request& request) {
    return onDay(request, [](std::string by) -> domain::Command { return domain::CloseDay{std::move(by)}; });
}

asio::awaitable<Response> Api::reopenDay(const Request& request) {
    return onDay(request, [](std::string by) -> domain::Command { return domain::ReopenDay{std::move(by)}; });
}

asio::awaitable<Response> Api::day(const Request&) {
    protocol::Day message = dayMessage(service_->shown(), now());
    if (std::string last = anchor_ ? anchor_() : std::string(); !last.empty()) {
        message.last = std::move(last);
    }
    Response response;
    response.body = encode(message);
    co_return response;
}

} // namespace fifteen::net
