// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "request_parts.hpp"
#include "service/suspend.hpp"

#include <algorithm>
#include <cmath>

/// The policy in force, and putting another one in its place.
namespace fifteen::net {
namespace {

std::int64_t secondsOf(domain::Duration duration) {
    return std::chrono::round<std::chrono::seconds>(duration).count();
}

protocol::Policy policyMessage(const domain::Hall& hall) {
    const domain::Policy& policy = hall.policy();
    const bool fromFile = hall.policyOfFile() == nullptr || hall.policyOfFile()->version == policy.version;
    protocol::Policy message;
    message.version = policy.version;
    message.origin = domain::name(fromFile ? domain::PolicyOrigin::file : domain::PolicyOrigin::staff);
    for (std::size_t i = 0; i < hall.site().lanes.size(); ++i) {
        if (const domain::Lane& known = hall.site().lanes[i]; !known.gone) {
            const auto lane = static_cast<domain::LaneIndex>(i);
            message.lanes.push_back({known.id, secondsOf(policy.promise(lane)), policy.marked(lane)});
        }
    }
    message.no_show = {policy.noShow.calls, secondsOf(policy.noShow.spacing)};
    message.cover_after_s = secondsOf(policy.coverAfter);
    return message;
}

std::vector<protocol::LaneFigure> figureMessages(const domain::Hall& hall, const service::PolicyVerdict& verdict) {
    std::vector<protocol::LaneFigure> figures;
    for (const service::LaneFigures& lane : verdict.lanes) {
        figures.push_back({groupName(hall, lane.group), laneName(hall, lane.lane), std::llround(lane.promiseS),
                           std::llround(lane.meanS), std::llround(lane.p95S), std::llround(lane.p95LowS),
                           std::llround(lane.p95HighS)});
    }
    return figures;
}

/// What the hall has, with what the message names.
domain::Result<domain::Policy> changed(const domain::Hall& hall, const protocol::ChangePolicy& message) {
    domain::Policy policy = hall.policy();
    for (const protocol::LanePromise& wish : message.lanes) {
        const auto lane = hall.site().lane(wish.lane);
        if (!lane || hall.site().lanes.at(static_cast<std::size_t>(*lane)).gone) {
            return domain::Error::unknownLane;
        }
        const auto at = static_cast<std::size_t>(*lane);
        policy.lanes.resize(std::max(policy.lanes.size(), at + 1));
        policy.lanes[at].promise = std::chrono::seconds(wish.promise_s);
    }
    if (message.no_show) {
        policy.noShow.calls = static_cast<std::uint8_t>(message.no_show->calls);
        policy.noShow.spacing = std::chrono::seconds(message.no_show->spacing_s);
    }
    if (message.cover_after_s) {
        policy.coverAfter = std::chrono::seconds(*message.cover_after_s);
    }
    return policy;
}

} // namespace

asio::awaitable<Response> Api::policy(const Request&) {
    Response response;
    response.body = encode(policyMessage(service_->published()));
    co_return response;
}

asio::awaitable<Response> Api::changePolicy(const Request& request) {
    auto message = protocol::decode<protocol::ChangePolicy>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const auto wanted = changed(service_->live(), *message);
    if (!wanted) {
        co_return problem(wanted.error(), std::nullopt);
    }
    service::PolicyVerdict verdict;
    if (policyCheck_ != nullptr) {
        const auto thread = co_await asio::this_coro::executor;
        verdict = co_await service::suspend<service::PolicyVerdict>(
            thread, [&](auto resume) { policyCheck_->check(*wanted, std::move(resume)); });
    }
    const auto figures = figureMessages(service_->live(), verdict);
    if (!verdict.objection.empty()) {
        co_return policyRefused(verdict.objection, figures);
    }
    const auto render = [figures](const domain::Hall& hall, std::span<const domain::Event>) {
        protocol::Policy answer = policyMessage(hall);
        answer.expected = figures;
        return service::Reply{200, encode(answer)};
    };
    domain::AdoptPolicy command{*wanted, domain::PolicyOrigin::staff, std::move(message->by)};
    Prepared prepared{std::move(command), std::nullopt, render, std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

} // namespace fifteen::net
