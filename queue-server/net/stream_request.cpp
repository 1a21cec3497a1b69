// SPDX-License-Identifier: Apache-2.0
#include "stream_request.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace fifteen::net {
namespace {

using protocol::Error;
using protocol::Fault;
using Parameters = std::map<std::string_view, std::string_view>;

bool isName(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

Fault bad(std::string_view parameter) {
    return {Error::badValue, "?" + std::string(parameter)};
}

protocol::Result<Parameters> split(std::string_view query) {
    Parameters parameters;
    while (!query.empty()) {
        const std::string_view one = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), one.size() + 1));
        const auto equals = one.find('=');
        const std::string_view name = one.substr(0, equals);
        static constexpr std::string_view known[] = {"view", "client", "desk", "stream", "last", "last_call"};
        if (std::ranges::find(known, name) == std::end(known)) {
            return Fault{Error::unknownMember, isName(name) ? "?" + std::string(name) : "?"};
        }
        // No value needs an escape, so none is understood.
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : one.substr(equals + 1);
        if (!isName(value) || !parameters.emplace(name, value).second) {
            return bad(name);
        }
    }
    return parameters;
}

template <class Number>
protocol::Result<std::optional<Number>> number(const Parameters& parameters, std::string_view name, Number least) {
    const auto found = parameters.find(name);
    if (found == parameters.end()) {
        return std::optional<Number>();
    }
    const std::string_view text = found->second;
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least) {
        return bad(name);
    }
    return std::optional<Number>(value);
}

std::optional<View> viewOf(std::string_view name) {
    static const std::map<std::string_view, View> views{
        {"hall", View::hall}, {"desk", View::desk}, {"kiosk", View::kiosk}, {"staff", View::staff}};
    const auto found = views.find(name);
    return found == views.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

protocol::Result<StreamRequest> parseStreamRequest(std::string_view query) {
    const auto parameters = split(query);
    if (!parameters) {
        return parameters.error();
    }
    for (const std::string_view name : {"view", "client"}) {
        if (!parameters->contains(name)) {
            return Fault{Error::missingMember, "?" + std::string(name)};
        }
    }
    StreamRequest request;
    const auto view = viewOf(parameters->at("view"));
    if (!view) {
        return bad("view");
    }
    request.view = *view;
    request.client = parameters->at("client");
    const auto desk = number<std::uint16_t>(*parameters, "desk", 1);
    const auto last = number<std::int64_t>(*parameters, "last", 0);
    const auto lastCall = number<std::uint64_t>(*parameters, "last_call", 0);
    if (!desk || !last || !lastCall) {
        return !desk ? desk.error() : !last ? last.error() : lastCall.error();
    }
    if (request.view == View::desk && !*desk) {
        return Fault{Error::missingMember, "?desk"};
    }
    request.desk = desk->value_or(0);
    if (const auto stream = parameters->find("stream"); stream != parameters->end() && *last) {
        request.resume = {std::string(stream->second), **last};
    }
    request.lastCall = *lastCall;
    return request;
}

} // namespace fifteen::net
