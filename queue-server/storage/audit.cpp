// SPDX-License-Identifier: Apache-2.0
#include "storage/audit.hpp"

#include "chain_reader.hpp"
#include "schema.hpp"
#include "sqlite.hpp"
#include "storage/error.hpp"
#include "storage/event_codec.hpp"

#include <memory>

namespace fifteen::storage {
namespace {

domain::TimePoint moment(std::int64_t milliseconds) {
    return domain::TimePoint{domain::Duration{milliseconds}};
}

std::unique_ptr<Connection> openToRead(const std::filesystem::path& dataDir) {
    const auto path = databasePath(dataDir);
    try {
        auto connection = std::make_unique<Connection>(path.string(), Connection::Access::readOnly);
        checkFile(*connection);
        return connection;
    } catch (const SqliteError& error) {
        throw StartupError(path.string() + ": " + error.what());
    }
}

RecordedCall callOf(const Statement& row, EventCodec& codec) {
    RecordedCall call{.record = static_cast<std::uint64_t>(row.integer(0)),
                      .at = moment(row.integer(1)),
                      .recall = row.integer(2) != 0,
                      .desk = static_cast<domain::DeskNumber>(row.integer(3)),
                      .call = static_cast<std::uint64_t>(row.integer(4)),
                      .policyVersion = 0,
                      .markedFirst = false,
                      .reason = {},
                      .heads = {}};
    auto body = codec.decode(row.text(5), row.text(6));
    if (auto* const called = body ? std::get_if<domain::TicketCalled>(&*body) : nullptr) {
        call.policyVersion = called->policyVersion;
        call.markedFirst = called->markedFirst;
        call.reason = std::move(called->reason);
        call.heads = std::move(called->heads);
    }
    return call;
}

std::optional<TicketStory> storyIn(Connection& connection, std::string_view ticket) {
    Statement find(connection, "SELECT ticket, number, \"group\", lane, state, day, arrived_ms, wait_ms FROM tickets "
                               "WHERE ticket = ?1 OR number = ?1 ORDER BY day DESC, arrived_ms DESC LIMIT 1");
    if (!find.bind(1, ticket).step()) {
        return std::nullopt;
    }
    TicketStory story;
    story.ticket = find.text(0);
    story.number = find.text(1);
    story.group = find.text(2);
    story.lane = find.text(3);
    story.state = find.text(4);
    story.day = static_cast<std::int32_t>(find.integer(5));
    story.arrived = moment(find.integer(6));
    if (!find.isNull(7)) {
        story.wait = domain::Duration{find.integer(7)};
    }
    EventCodec codec{domain::Site{}};
    Statement calls(connection,
                    "SELECT seq, events.at_ms, recall, desk, call, type, body FROM calls JOIN events USING (seq) "
                    "WHERE ticket = ?1 ORDER BY call");
    calls.bind(1, story.ticket);
    while (calls.step()) {
        story.calls.push_back(callOf(calls, codec));
    }
    story.site = codec.site();
    return story;
}

} // namespace

Verification readEvents(const std::filesystem::path& dataDir, domain::Site site, const Visit& visit,
                        const std::optional<Anchor>& anchor) {
    const auto connection = openToRead(dataDir);
    EventCodec codec{std::move(site)};
    const auto understand = [&](const Record& record) {
        auto body = codec.decode(record.type, record.body);
        return body ? visit(record.seq, {moment(record.atMs), std::move(*body)}, codec.site())
                    : "event " + std::to_string(record.seq) + ": this program does not understand it";
    };
    try {
        auto end = walkChain(*connection, understand, anchor);
        return {end.last.seq, end.last, std::move(end.defect)};
    } catch (const SqliteError& error) {
        throw StartupError(databasePath(dataDir).string() + ": " + error.what());
    }
}

Verification verify(const std::filesystem::path& dataDir, const std::optional<Anchor>& anchor) {
    const auto nothing = [](std::uint64_t, const domain::Event&, const domain::Site&) { return std::string{}; };
    return readEvents(dataDir, domain::Site{}, nothing, anchor);
}

std::optional<TicketStory> story(const std::filesystem::path& dataDir, std::string_view ticket) {
    const auto connection = openToRead(dataDir);
    try {
        return storyIn(*connection, ticket);
    } catch (const SqliteError& error) {
        throw StartupError(databasePath(dataDir).string() + ": " + error.what());
    }
}

} // namespace fifteen::storage
