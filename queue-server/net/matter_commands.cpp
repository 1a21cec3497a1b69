// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "request_parts.hpp"
#include "service/suspend.hpp"

#include <algorithm>

/// What visitors are told is missing, and what they are promised by a day.
namespace fifteen::net {
namespace {

std::int32_t todayIn(const domain::Hall& hall, domain::TimePoint now) {
    return hall.dayOf(hall.clockAt(now));
}

protocol::GivenNotice noticeMessage(const service::GivenNotice& notice) {
    return {milliseconds(notice.at), notice.number, notice.item, notice.papers, notice.desk, notice.staff,
            notice.repeated};
}

protocol::GivenNotice noticeMessage(const domain::Hall& hall, domain::TimePoint at, const domain::NoticeGiven& notice) {
    return {milliseconds(at), notice.number.text(), hall.site().items.at(static_cast<std::size_t>(notice.item)).id,
            notice.papers,    notice.desk,          notice.staff,
            notice.repeated};
}

Response answerOf(const auto& message) {
    Response response;
    response.body = encode(message);
    return response;
}

} // namespace

asio::awaitable<std::vector<service::GivenNotice>> Api::noticesOf(domain::TicketId id) {
    const domain::Ticket* const ticket = service_->live().find(id);
    const std::uint64_t person = ticket == nullptr ? 0 : ticket->person;
    co_return co_await service::suspend<std::vector<service::GivenNotice>>(
        co_await asio::this_coro::executor, [&](auto resume) { journal_->findNotices(id, person, std::move(resume)); });
}

bool Api::asksFor(const std::string& item, const std::string& paper) const {
    const auto found = std::ranges::find(described_.items, item, &protocol::Item::item);
    return found != described_.items.end() &&
           std::ranges::any_of(found->materials, [&](const protocol::Paper& one) { return one.name.zh == paper; });
}

asio::awaitable<Response> Api::giveNotice(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return refused(domain::Error::unknownDesk);
    }
    auto message = protocol::decode<protocol::GiveNotice>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const auto id = domain::ticketIdOf(message->ticket);
    if (!id) {
        co_return badValue("$.ticket");
    }
    for (const protocol::Gap& gap : message->gaps) {
        for (const std::string& paper : gap.papers) {
            if (!asksFor(gap.item, paper)) {
                co_return problem(Wrong::unknownPaper, "no item '" + gap.item + "' that asks for '" + paper + "'");
            }
        }
    }
    domain::GiveNotice command{*desk, *id, {}};
    const auto told = co_await noticesOf(*id);
    for (protocol::Gap& gap : message->gaps) {
        const auto sameMatter = [&](const service::GivenNotice& one) { return one.item == gap.item; };
        const bool repeated = std::ranges::any_of(told, sameMatter);
        const bool copy = std::ranges::any_of(told, [&](const service::GivenNotice& one) {
            return sameMatter(one) && one.ticket == *id && one.papers == gap.papers;
        });
        if (!copy) {
            command.gaps.push_back({std::move(gap.item), std::move(gap.papers), repeated});
        }
    }
    const auto render = [](const domain::Hall& hall, std::span<const domain::Event> events) {
        protocol::Notices given;
        for (const domain::Event& event : events) {
            if (const auto* const notice = std::get_if<domain::NoticeGiven>(&event.body)) {
                given.notices.push_back(noticeMessage(hall, event.at, *notice));
            }
        }
        return service::Reply{200, encode(given)};
    };
    Prepared prepared{std::move(command), std::nullopt, render, *id};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::notices(const Request& request) {
    const auto id = domain::ticketIdOf(request.parameter);
    if (!id || service_->live().find(*id) == nullptr) {
        co_return refused(domain::Error::unknownTicket);
    }
    protocol::Notices message;
    for (const service::GivenNotice& notice : co_await noticesOf(*id)) {
        message.notices.push_back(noticeMessage(notice));
    }
    co_return answerOf(message);
}

asio::awaitable<Response> Api::acceptMatter(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return refused(domain::Error::unknownDesk);
    }
    auto message = protocol::decode<protocol::AcceptMatter>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const auto id = domain::ticketIdOf(message->ticket);
    if (!id) {
        co_return badValue("$.ticket");
    }
    const auto render = [this, id = *id, name = message->item](const domain::Hall& hall,
                                                               std::span<const domain::Event>) {
        const domain::Matter* const matter = hall.matter(id, hall.site().item(name).value_or(domain::ItemIndex{}));
        return service::Reply{200, encode(matterMessage(hall, *matter, todayIn(hall, now())))};
    };
    Prepared prepared{domain::AcceptMatter{*desk, *id, message->item}, std::nullopt, render, *id};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::settleMatter(const Request& request) {
    const auto id = domain::ticketIdOf(request.parameter);
    auto message = protocol::decode<protocol::SettleMatter>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    // Kept before it is settled: afterwards the hall has forgotten it.
    const domain::Hall& hall = service_->live();
    const auto item = hall.site().item(message->item);
    const domain::Matter* const matter = id && item ? hall.matter(*id, *item) : nullptr;
    std::string body = matter == nullptr ? std::string()
                                         : encode(matterMessage(hall, *matter, todayIn(hall, now()), message->outcome));
    const auto render = [body = std::move(body)](const domain::Hall&, std::span<const domain::Event>) {
        return service::Reply{200, body};
    };
    domain::SettleMatter command{id.value_or(domain::TicketId{}), message->item,
                                 domain::matterOutcomeOf(message->outcome).value_or(domain::MatterOutcome::done),
                                 std::move(message->by)};
    Prepared prepared{std::move(command), std::nullopt, render, std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::matters(const Request&) {
    const domain::Hall& hall = service_->shown();
    protocol::Matters message;
    for (const domain::Matter& matter : hall.matters()) {
        message.matters.push_back(matterMessage(hall, matter, todayIn(hall, now())));
    }
    co_return answerOf(message);
}

} // namespace fifteen::net
