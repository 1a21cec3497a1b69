// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/address.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::net {

/// Who may do what: the one place that decides it. Log-in will replace "a loopback peer is staff" in here.
enum class Permission : std::uint8_t { anyone, staff };

struct Caller {
    boost::asio::ip::address peer;
    std::string_view host;      ///< of the request
    std::string_view origin;    ///< empty: not a browser, or a page's own GET
    std::string_view fetchSite; ///< Sec-Fetch-Site
};

enum class Refusal : std::uint8_t { hostUnknown, originForeign, staffOnlyHere };

class Access {
public:
    explicit Access(std::vector<std::string> hosts)
        : hosts_(std::move(hosts)) {}

    /// Nothing: allowed. A request by a name nobody gave this server comes from a page that had its own name point here
    /// (DNS rebinding); one with a foreign origin, from a page of another site in somebody's browser.
    std::optional<Refusal> check(const Caller& caller, Permission permission) const;

private:
    bool hostKnown(std::string_view host) const;

    std::vector<std::string> hosts_;
};

} // namespace fifteen::net
