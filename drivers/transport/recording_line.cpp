// SPDX-License-Identifier: Apache-2.0
#include "transport/recording_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace fifteen::transport {

namespace {

using What = RecordingLine::What;

constexpr std::array<std::pair<What, std::string_view>, 6> kWhats{{{What::changed, "changed"},
                                                                   {What::open, "open"},
                                                                   {What::close, "close"},
                                                                   {What::send, "send"},
                                                                   {What::receive, "receive"},
                                                                   {What::control, "control"}}};

constexpr std::array<std::pair<Error, std::string_view>, 9> kErrors{{{Error::noDevice, "no-device"},
                                                                     {Error::timedOut, "timed-out"},
                                                                     {Error::stalled, "stalled"},
                                                                     {Error::overflow, "overflow"},
                                                                     {Error::denied, "denied"},
                                                                     {Error::busy, "busy"},
                                                                     {Error::interrupted, "interrupted"},
                                                                     {Error::unsuitable, "unsuitable"},
                                                                     {Error::failed, "failed"}}};

constexpr std::size_t kDecimals = 6; // of the time, in seconds

template <typename Table, typename Value>
std::string nameIn(const Table& table, Value value) {
    const auto* const found = std::ranges::find(table, value, &Table::value_type::first);
    return std::string(found == table.end() ? table.back().second : found->second);
}

template <typename Value, typename Table>
std::optional<Value> valueIn(const Table& table, std::string_view name) {
    const auto* const found = std::ranges::find(table, name, &Table::value_type::second);
    return found == table.end() ? std::nullopt : std::optional<Value>(found->first);
}

std::string hex(std::uint64_t value, int digits) {
    std::string text(static_cast<std::size_t>(digits), '0');
    for (std::size_t i = text.size(); i > 0; --i, value >>= 4) {
        text[i - 1] = "0123456789abcdef"[value & 0xF];
    }
    return text;
}

std::string hex(std::span<const std::uint8_t> bytes, std::string_view between = "") {
    std::string text;
    for (const auto byte : bytes) {
        text += text.empty() ? "" : between;
        text += hex(byte, 2);
    }
    return text;
}

std::string formatTime(std::chrono::microseconds time) {
    const auto decimals = std::to_string(time.count() % 1'000'000);
    return std::to_string(time.count() / 1'000'000) + "." + std::string(kDecimals - decimals.size(), '0') + decimals;
}

template <typename Number>
std::optional<Number> number(std::string_view text, int base, std::uint64_t most) {
    std::uint64_t value = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value, base);
    if (problem != std::errc() || stop != end || value > most) {
        return std::nullopt;
    }
    return static_cast<Number>(value);
}

std::optional<std::chrono::microseconds> parseTime(std::string_view text) {
    const auto point = text.find('.');
    if (point == std::string_view::npos || text.size() - point - 1 != kDecimals) {
        return std::nullopt;
    }
    const auto seconds = number<std::int64_t>(text.substr(0, point), 10, 1'000'000'000);
    const auto rest = number<std::int64_t>(text.substr(point + 1), 10, 999'999);
    if (!seconds || !rest) {
        return std::nullopt;
    }
    return std::chrono::microseconds(*seconds * 1'000'000 + *rest);
}

/// The key=value pairs of a line, each of which must be asked for once. After a failure everything asked for is empty.
class Fields {
public:
    explicit Fields(std::string_view text) {
        while (!text.empty() && good_) {
            const auto end = std::min(text.find(' '), text.size());
            const auto pair = text.substr(0, end);
            const auto equals = pair.find('=');
            good_ = equals != std::string_view::npos &&
                    fields_.emplace(pair.substr(0, equals), pair.substr(equals + 1)).second;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    bool has(std::string_view key) const { return fields_.contains(key); }

    template <typename Number>
    Number take(std::string_view key, int base, std::uint64_t most) {
        return keep(number<Number>(takeText(key), base, most));
    }

    std::vector<std::uint8_t> takeBytes(std::string_view key) {
        const auto text = takeText(key);
        std::vector<std::uint8_t> bytes;
        good_ = good_ && text.size() % 2 == 0;
        for (std::size_t i = 0; i + 1 < text.size() && good_; i += 2) {
            bytes.push_back(keep(number<std::uint8_t>(text.substr(i, 2), 16, 0xFF)));
        }
        return bytes;
    }

    std::vector<std::uint8_t> takeEndpoints(std::string_view key) {
        auto text = takeText(key);
        std::vector<std::uint8_t> endpoints;
        while (!text.empty() && good_) {
            const auto end = std::min(text.find(','), text.size());
            endpoints.push_back(keep(number<std::uint8_t>(text.substr(0, end), 16, 0xFF)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return endpoints;
    }

    Error takeError() { return keep(valueIn<Error>(kErrors, takeText("error"))); }

    bool isGoodAndEmpty() const { return good_ && fields_.empty(); }

private:
    std::string_view takeText(std::string_view key) {
        const auto found = fields_.extract(key);
        good_ = good_ && !found.empty();
        return found.empty() ? std::string_view() : found.mapped();
    }

    template <typename Value>
    Value keep(std::optional<Value> value) {
        good_ = good_ && value.has_value();
        return value.value_or(Value{});
    }

    std::map<std::string_view, std::string_view> fields_;
    bool good_ = true;
};

std::string formatEndpoints(const Endpoints& endpoints) {
    return " bulk-out=" + hex(endpoints.bulkOut, ",") + " bulk-in=" + hex(endpoints.bulkIn, ",") +
           " interrupt-out=" + hex(endpoints.interruptOut, ",") + " interrupt-in=" + hex(endpoints.interruptIn, ",") +
           " interface=" + std::to_string(endpoints.interfaceNumber) +
           " alternate=" + std::to_string(endpoints.alternateSetting) +
           " packet=" + std::to_string(endpoints.packetSize);
}

Endpoints parseEndpoints(Fields& fields) {
    Endpoints endpoints;
    endpoints.bulkOut = fields.takeEndpoints("bulk-out");
    endpoints.bulkIn = fields.takeEndpoints("bulk-in");
    endpoints.interruptOut = fields.takeEndpoints("interrupt-out");
    endpoints.interruptIn = fields.takeEndpoints("interrupt-in");
    endpoints.interfaceNumber = fields.take<std::uint8_t>("interface", 10, 0xFF);
    endpoints.alternateSetting = fields.take<std::uint8_t>("alternate", 10, 0xFF);
    endpoints.packetSize = fields.take<std::uint16_t>("packet", 10, 0xFFFF);
    return endpoints;
}

void parseTransfer(Fields& fields, RecordingLine& line) {
    if (line.what == What::control) {
        line.request.requestType = fields.take<std::uint8_t>("type", 16, 0xFF);
        line.request.request = fields.take<std::uint8_t>("request", 16, 0xFF);
        line.request.value = fields.take<std::uint16_t>("value", 16, 0xFFFF);
        line.request.index = fields.take<std::uint16_t>("index", 16, 0xFFFF);
    } else {
        line.endpoint = fields.take<std::uint8_t>("endpoint", 16, 0xFF);
    }
    line.timeout = std::chrono::milliseconds(fields.take<std::int64_t>("timeout", 10, 1'000'000'000));
    const bool failed = fields.has("error");
    if (line.isIn()) {
        line.room = fields.take<std::size_t>("room", 10, 0xFFFFFFFF);
    }
    if (!line.isIn() || !failed) {
        line.bytes = fields.takeBytes("bytes");
    }
    if (!line.isIn() && !failed) {
        line.moved = fields.take<std::size_t>("moved", 10, line.bytes.size());
    }
}

} // namespace

bool RecordingLine::isIn() const {
    return what == What::receive || (what == What::control && (request.requestType & 0x80) != 0);
}

std::string formatAction(const RecordingLine& line) {
    std::string text = nameIn(kWhats, line.what);
    const bool isTransfer = line.what == What::send || line.what == What::receive || line.what == What::control;
    if (line.what == What::control) {
        text += " type=" + hex(line.request.requestType, 2) + " request=" + hex(line.request.request, 2) +
                " value=" + hex(line.request.value, 4) + " index=" + hex(line.request.index, 4);
    } else if (isTransfer) {
        text += " endpoint=" + hex(line.endpoint, 2);
    }
    if (isTransfer) {
        text += " timeout=" + std::to_string(line.timeout.count());
    }
    if (isTransfer && line.isIn()) {
        text += " room=" + std::to_string(line.room);
    }
    if (isTransfer && (!line.isIn() || !line.error)) {
        text += " bytes=" + hex(line.bytes);
    }
    if (line.error) {
        return text + " error=" + nameIn(kErrors, *line.error);
    }
    if (isTransfer && !line.isIn()) {
        text += " moved=" + std::to_string(line.moved);
    }
    return line.what == What::open ? text + formatEndpoints(line.endpoints) : text;
}

std::string format(const RecordingLine& line) {
    return formatTime(line.at) + " " + formatAction(line);
}

std::optional<RecordingLine> parseRecordingLine(std::string_view text) {
    const auto afterTime = std::min(text.find(' '), text.size());
    const auto time = parseTime(text.substr(0, afterTime));
    text.remove_prefix(std::min(afterTime + 1, text.size()));
    const auto afterWhat = std::min(text.find(' '), text.size());
    const auto what = valueIn<What>(kWhats, text.substr(0, afterWhat));
    text.remove_prefix(std::min(afterWhat + 1, text.size()));
    if (!time || !what) {
        return std::nullopt;
    }
    RecordingLine line;
    line.at = *time;
    line.what = *what;
    Fields fields(text);
    if (line.what == What::send || line.what == What::receive || line.what == What::control) {
        parseTransfer(fields, line);
    } else if (line.what == What::open && !fields.has("error")) {
        line.endpoints = parseEndpoints(fields);
    }
    const bool mayFail = line.what != What::changed && line.what != What::close;
    if (mayFail && fields.has("error")) {
        line.error = fields.takeError();
    }
    return fields.isGoodAndEmpty() ? std::optional(std::move(line)) : std::nullopt;
}

} // namespace fifteen::transport
