// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"

#include "connections.hpp"
#include "domain/names.hpp"
#include "hash.hpp"
#include "mapping.hpp"

namespace fifteen::net {
namespace {

std::string quoted(std::uint64_t number) {
    return '"' + std::to_string(number) + '"';
}

} // namespace

Api::Api(const Settings& settings, protocol::Site site, Metrics& metrics, Connections& connections, Presence& presence)
    : access_(settings.hosts)
    , files_(settings.webRoot)
    , described_(std::move(site))
    , metrics_(metrics)
    , connections_(connections)
    , presence_(presence) {}

asio::awaitable<Response> Api::answer(Request request) {
    const auto begin = std::chrono::steady_clock::now();
    const Found found = findRoute(request.method, request.path);
    const Permission permission = found.match ? found.match->route->permission : Permission::anyone;
    Response response;
    if (const auto refusal = access_.check(request.caller, permission)) {
        response = problem(*refusal);
    } else if (found.match) {
        request.parameter = found.match->parameter;
        if (auto refused = request.method == http::verb::post ? refusePost(request) : std::nullopt) {
            response = *std::move(refused);
        } else {
            response = co_await (this->*found.match->route->handler)(request);
        }
    } else if (found.allowed.empty()) {
        response = problem(Wrong::notFound, "nothing is at this address");
    } else {
        response = problem(Wrong::methodNotAllowed, "this address takes " + found.allowed);
        response.headers.emplace_back("Allow", found.allowed);
    }
    metrics_.answered(found.match ? found.match->index : noRoute, response.status,
                      std::chrono::steady_clock::now() - begin);
    co_return response;
}

std::optional<Response> Api::refuseStream(const Caller& caller, const StreamRequest& request) const {
    const Permission permission = request.view == View::staff ? Permission::staff : Permission::anyone;
    if (const auto refusal = access_.check(caller, permission)) {
        return problem(*refusal);
    }
    return winding_ ? std::optional(problem(Wrong::shuttingDown, "come back in a moment")) : std::nullopt;
}

void Api::refreshSite() {
    const domain::Hall& hall = service_->published();
    const domain::Policy& policy = hall.policy();
    if (site_ && sitePolicy_ == policy.version) {
        return;
    }
    for (protocol::Lane& lane : described_.lanes) {
        if (const auto index = hall.site().lane(lane.lane)) {
            lane.promise_s = std::chrono::round<std::chrono::seconds>(policy.promise(*index)).count();
            lane.marked = policy.marked(*index);
        }
    }
    described_.no_show = {policy.noShow.calls, std::chrono::round<std::chrono::seconds>(policy.noShow.spacing).count()};
    site_ = std::make_shared<const std::string>(encode(described_));
    siteTag_ = quoted(hashOf(*site_));
    sitePolicy_ = policy.version;
}

asio::awaitable<Response> Api::site(const Request& request) {
    refreshSite();
    Response response;
    response.headers = {{"ETag", siteTag_}, {"Cache-Control", "no-cache"}};
    if (request.ifNoneMatch.find(siteTag_) != std::string_view::npos) {
        response.status = 304;
        response.contentType = {};
    } else {
        response.shared = site_;
    }
    co_return response;
}

asio::awaitable<Response> Api::ticket(const Request& request) {
    const domain::Hall& hall = service_->shown();
    const auto id = domain::ticketIdOf(request.parameter);
    const domain::Ticket* ticket = id ? hall.find(*id) : nullptr;
    if (ticket == nullptr) {
        co_return problem(make_error_code(domain::Error::unknownTicket), std::nullopt);
    }
    Response response;
    response.body = encode(ticketMessage(hall, *ticket, now(), service_->outlook()));
    co_return response;
}

asio::awaitable<Response> Api::streamWithoutUpgrade(const Request&) {
    Response response = problem(Wrong::upgradeRequired, "connect with a WebSocket client");
    response.headers.emplace_back("Upgrade", "websocket");
    co_return response;
}

asio::awaitable<Response> Api::health(const Request&) {
    if (winding_) {
        co_return problem(Wrong::shuttingDown, "come back in a moment");
    }
    if (!service_->healthy()) {
        co_return problem(Wrong::diskRefused, "the disk does not take what it is given; see the server's log");
    }
    Response response;
    response.body = R"({"status":"ok"})";
    co_return response;
}

asio::awaitable<Response> Api::metrics(const Request&) {
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = metrics_.text(*service_, presence_, connections_.count());
    co_return response;
}

asio::awaitable<Response> Api::toStaffPage(const Request&) {
    Response response;
    response.status = 302;
    response.contentType = {};
    response.headers.emplace_back("Location", "/staff/");
    co_return response;
}

/// The same page for every ticket: it asks for its own place.
asio::awaitable<Response> Api::visitorPage(const Request& request) {
    auto response = files_.get("visitor/index.html", request.ifNoneMatch);
    co_return response ? *std::move(response) : problem(Wrong::notFound, "no page for visitors here");
}

asio::awaitable<Response> Api::visitorFile(const Request& request) {
    auto response = files_.get("visitor/" + std::string(request.parameter), request.ifNoneMatch);
    co_return response ? *std::move(response) : problem(Wrong::notFound, "the visitor's page has no such file");
}

asio::awaitable<Response> Api::staffPage(const Request& request) {
    auto response = files_.get(request.parameter, request.ifNoneMatch);
    co_return response
        ? *std::move(response)
        : problem(Wrong::notFound, files_.empty() ? "no staff page here: web_root in server.toml is empty or not built"
                                                  : "the staff page has no such file");
}

} // namespace fifteen::net
