// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "sqlite.hpp"
#include "storage/event_codec.hpp"

#include <cstdint>

namespace fifteen::storage {

/// The local days the hall has opened: where a ticket's row is.
struct OpenDays {
    std::int32_t today = 0;
    std::int32_t before = 0;

    void open(std::int32_t day) {
        before = today;
        today = day;
    }
};

/// Keeps the tables `tickets` and `calls` in step with the events, inside their transaction. They say nothing that
/// cannot be computed from the events; they say it without reading all of them.
class ReportWriter {
public:
    ReportWriter(Connection& connection, const EventCodec& codec);

    void write(std::uint64_t seq, const domain::Event& event, OpenDays& days);

private:
    class Visitor;

    const EventCodec& codec_;
    Statement issue_;
    Statement call_;
    Statement recall_;
    Statement announce_;
    Statement start_;
    Statement finish_;
    Statement leave_;
    Statement resume_;
    Statement print_;
    Statement hold_;
    Statement expire_;
};

} // namespace fifteen::storage
