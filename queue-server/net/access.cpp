// SPDX-License-Identifier: Apache-2.0
#include "access.hpp"

#include <algorithm>
#include <cctype>

namespace fifteen::net {
namespace {

bool sameText(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// "name:port", "1.2.3.4:port" or "[::1]:port" without the port.
std::string_view withoutPort(std::string_view host) {
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        return end == std::string_view::npos ? host : host.substr(1, end - 1);
    }
    return host.substr(0, host.rfind(':'));
}

bool isLoopback(const boost::asio::ip::address& peer) {
    return peer.is_loopback() ||
           (peer.is_v6() && peer.to_v6().is_v4_mapped() &&
            boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, peer.to_v6()).is_loopback());
}

} // namespace

bool Access::hostKnown(std::string_view host) const {
    const std::string_view name = withoutPort(host);
    if (name.empty()) {
        return false;
    }
    if (sameText(name, "localhost")) {
        return true;
    }
    // An address in the Host field cannot be had by rebinding a name.
    boost::system::error_code notAnAddress;
    boost::asio::ip::make_address(std::string(name), notAnAddress);
    return !notAnAddress ||
           std::ranges::any_of(hosts_, [&](const std::string& known) { return sameText(known, name); });
}

std::optional<Refusal> Access::check(const Caller& caller, Permission permission) const {
    if (!hostKnown(caller.host)) {
        return Refusal::hostUnknown;
    }
    if (!caller.origin.empty() && !sameText(caller.origin, "http://" + std::string(caller.host))) {
        return Refusal::originForeign;
    }
    if (sameText(caller.fetchSite, "cross-site")) {
        return Refusal::originForeign;
    }
    if (permission == Permission::staff && !isLoopback(caller.peer)) {
        return Refusal::staffOnlyHere;
    }
    return std::nullopt;
}

} // namespace fifteen::net
