// SPDX-License-Identifier: Apache-2.0
#include "server_file.hpp"

#include "settings/settings.hpp"

#include <boost/asio/ip/address.hpp>

#include <charconv>

namespace fifteen::apps {
namespace {

std::size_t count(const settings::Table& table, std::string_view key, int least, int most, std::size_t fallback) {
    return static_cast<std::size_t>(table.integer(key, least, most, static_cast<int>(fallback)));
}

net::Limits readLimits(const settings::Table& table) {
    using namespace std::chrono_literals;
    net::Limits limits;
    limits.headerBytes = count(table, "header_bytes", 1024, 65536, limits.headerBytes);
    limits.targetBytes = count(table, "target_bytes", 128, 8192, limits.targetBytes);
    limits.bodyBytes = count(table, "body_bytes", 1024, 16384, limits.bodyBytes);
    limits.frameBytes = count(table, "frame_bytes", 256, 65536, limits.frameBytes);
    limits.connections = count(table, "connections", 1, 100'000, limits.connections);
    limits.request = table.duration("request_time", 100ms, 5min, limits.request);
    limits.answer = table.duration("answer_time", 100ms, 5min, limits.answer);
    limits.idle = table.duration("idle_time", 100ms, 1h, limits.idle);
    limits.streamIdle = table.duration("stream_idle_time", 1s, 5min, limits.streamIdle);
    return limits;
}

} // namespace

bool setListen(net::Settings& settings, const std::string& listen) {
    const auto colon = listen.rfind(':');
    if (colon == std::string::npos) {
        return false;
    }
    std::string address = listen.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) {
        address = address.substr(1, address.size() - 2);
    }
    std::uint16_t port = 0;
    const char* const end = listen.data() + listen.size();
    const auto parsed = std::from_chars(listen.data() + colon + 1, end, port);
    boost::system::error_code notAnAddress;
    boost::asio::ip::make_address(address, notAnAddress);
    if (notAnAddress || parsed.ec != std::errc() || parsed.ptr != end) {
        return false;
    }
    settings.address = address;
    settings.port = port;
    return true;
}

ServerFile readServerFile(const std::filesystem::path& path) {
    using namespace std::chrono_literals;
    const auto file = settings::File::read(path);
    const settings::Table top = file.top();
    ServerFile server;
    server.site = top.path("site");
    server.catalogue = top.path("catalogue");
    server.dataDir = top.path("data_dir");
    if (!setListen(server.net, top.string("listen", "127.0.0.1:8015"))) {
        top.fail("listen", "must be an address and a port: \"127.0.0.1:8015\"");
    }
    server.keepPersons = std::chrono::days(top.integer<int>("keep_persons_days", 1, 3650, 30));
    server.keepReplies = std::chrono::days(top.integer<int>("keep_replies_days", 1, 30, 2));
    if (server.keepReplies > server.keepPersons) {
        top.fail("keep_replies_days", "must not be more than keep_persons_days: answers hold personal data too");
    }
    server.expect = top.string("expect", "");
    server.net.hosts = top.strings("hosts", {});
    server.net.webRoot = top.optionalPath("web_root").value_or(std::filesystem::path());
    server.net.displayDarkAfter = top.duration("display_dark_after", 1s, 10min, server.net.displayDarkAfter);
    if (const auto limits = top.optionalTable("limits")) {
        server.net.limits = readLimits(*limits);
    }
    file.finish();
    return server;
}

} // namespace fifteen::apps
