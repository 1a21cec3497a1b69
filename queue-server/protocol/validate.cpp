// SPDX-License-Identifier: Apache-2.0
#include "validate.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace fifteen::protocol {
namespace {

using namespace std::string_view_literals;

std::optional<Fault> bad(std::string location) {
    return Fault{Error::badValue, std::move(location)};
}

bool oneOf(std::string_view value, std::initializer_list<std::string_view> allowed) {
    return std::ranges::find(allowed, value) != allowed.end();
}

/// Names of kiosks, items, claims, staff: they come back in file names, logs and metrics.
bool isName(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

bool isLowerHex(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Words a person wrote: shown on pages, so no control characters.
bool isLine(std::string_view text, std::size_t maxBytes) {
    return text.size() <= maxBytes &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isDeviceState(std::string_view text) {
    return oneOf(text, {"ok", "near_end", "paper_end", "cover_open", "fault", "absent", "unknown"});
}

} // namespace

std::optional<Fault> validate(const IssueTicket& message) {
    if (!isName(message.kiosk)) {
        return bad("$.kiosk");
    }
    if (message.items.empty() || message.items.size() > 8) {
        return bad("$.items");
    }
    for (std::size_t i = 0; i < message.items.size(); ++i) {
        if (!isName(message.items[i])) {
            return bad("$.items[" + std::to_string(i) + "]");
        }
    }
    if (message.claim && !isName(message.claim->claim)) {
        return bad("$.claim.claim");
    }
    if (message.claim && !oneOf(message.claim->evidence, {"proven", "declared"})) {
        return bad("$.claim.evidence");
    }
    if (message.person && !isLine(message.person->masked_name, 64)) {
        return bad("$.person.masked_name");
    }
    if (message.person && !isLowerHex(message.person->id_hash, 64)) {
        return bad("$.person.id_hash");
    }
    return std::nullopt;
}

std::optional<Fault> validate(const PrintResult& message) {
    if (!isName(message.kiosk)) {
        return bad("$.kiosk");
    }
    if (!oneOf(message.result, {"printed", "failed", "abandoned"})) {
        return bad("$.result");
    }
    if (!message.fault.empty() && !isName(message.fault)) {
        return bad("$.fault");
    }
    return std::nullopt;
}

std::optional<Fault> validate(const CancelTicket& message) {
    return oneOf(message.by, {"visitor", "staff"}) ? std::nullopt : bad("$.by");
}

std::optional<Fault> validate(const AskHelp& message) {
    if (!isName(message.kiosk)) {
        return bad("$.kiosk");
    }
    return oneOf(message.reason, {"help", "wheelchair", "glasses", "paper", "printer", "reader"}) ? std::nullopt
                                                                                                  : bad("$.reason");
}

std::optional<Fault> validate(const OpenDesk& message) {
    return isName(message.staff) ? std::nullopt : bad("$.staff");
}

std::optional<Fault> validate(const PauseDesk& message) {
    return isLine(message.reason, 200) ? std::nullopt : bad("$.reason");
}

std::optional<Fault> validate(const TicketAtDesk& message) {
    return isLowerHex(message.ticket, 32) ? std::nullopt : bad("$.ticket");
}

std::optional<Fault> validate(const Acknowledge& message) {
    if (message.type != "ack"sv) {
        return bad("$.type");
    }
    if (message.call < 1) {
        return bad("$.call");
    }
    return oneOf(message.stage, {"shown", "spoken"}) ? std::nullopt : bad("$.stage");
}

std::optional<Fault> validate(const Alive& message) {
    return message.type == "alive"sv ? std::nullopt : bad("$.type");
}

std::optional<Fault> validate(const DeviceStatus& message) {
    if (message.type != "status"sv) {
        return bad("$.type");
    }
    if (!isDeviceState(message.printer)) {
        return bad("$.printer");
    }
    return isDeviceState(message.reader) ? std::nullopt : bad("$.reader");
}

} // namespace fifteen::protocol
