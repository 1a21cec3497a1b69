// SPDX-License-Identifier: Apache-2.0
#include "id_card/link.hpp"

#include "id_card/frame.hpp"

#include <algorithm>

namespace fifteen::id_card {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kReportSize = 64;
// HID 1.11, section 7.2.2: SET_REPORT to the interface; report type 2 (output) in the value's high byte, no report id.
constexpr std::uint8_t kSetReportType = 0x21;
constexpr std::uint8_t kSetReport = 0x09;
constexpr std::uint16_t kOutputReport = 0x0200;

// A USB device has its answer ready; a serial adapter may sit on its last bytes for 16 ms, and a slow line has pauses.
constexpr auto kQuietBus = 10ms;
constexpr auto kQuietLine = 50ms;
constexpr std::size_t kDrainLimit = 40000; // many times the longest answer: what says more than that never stops

Error toError(const boost::system::error_code& code) {
    if (code == transport::Error::noDevice) {
        return Error::readerGone;
    }
    if (code == transport::Error::interrupted) {
        return Error::interrupted;
    }
    if (code == transport::Error::timedOut) {
        return Error::noAnswer;
    }
    if (code == transport::Error::overflow) {
        return Error::garbledAnswer;
    }
    return Error::transportFailed;
}

std::size_t roundUp(std::size_t size, std::size_t packet) {
    return (size + packet - 1) / packet * packet;
}

} // namespace

std::optional<Layout> layoutOf(const transport::Endpoints& endpoints) {
    if (!endpoints.bulkOut.empty() && !endpoints.bulkIn.empty()) {
        if (endpoints.packetSize == 1) {
            return Layout::serial;
        }
        return endpoints.bulkOut.size() >= 2 && endpoints.bulkIn.size() >= 2 ? Layout::fourEndpoints : Layout::onePair;
    }
    return endpoints.interruptIn.empty() ? std::nullopt : std::optional(Layout::hid);
}

Link::Link(transport::Transport& transport)
    : transport_(transport)
    , layout_(layoutOf(transport.endpoints())) {}

Result<void> Link::send(std::span<const std::uint8_t> frame, std::chrono::milliseconds timeout) {
    if (!layout_) {
        return Error::transportFailed;
    }
    const auto& endpoints = transport_.endpoints().bulkOut;
    switch (*layout_) {
    case Layout::fourEndpoints: {
        const auto header = sendOn(endpoints[0], frame.first(kHeaderSize), timeout);
        return header ? sendOn(endpoints[1], frame.subspan(kHeaderSize), timeout) : header;
    }
    case Layout::onePair:
    case Layout::serial:
        return sendOn(endpoints[0], frame, timeout);
    case Layout::hid:
        break;
    }
    return sendReports(frame, timeout);
}

Result<void> Link::sendOn(std::uint8_t endpoint, std::span<const std::uint8_t> bytes,
                          std::chrono::milliseconds timeout) {
    const auto sent = transport_.send(endpoint, bytes, timeout);
    if (!sent) {
        return toError(sent.error());
    }
    return *sent == bytes.size() ? Result<void>() : Error::noAnswer;
}

Result<void> Link::sendReports(std::span<const std::uint8_t> frame, std::chrono::milliseconds timeout) {
    std::vector<std::uint8_t> reports(frame.begin(), frame.end());
    reports.resize(roundUp(reports.size(), kReportSize));
    const auto& out = transport_.endpoints().interruptOut;
    for (std::size_t at = 0; at < reports.size(); at += kReportSize) {
        const auto report = std::span(reports).subspan(at, kReportSize);
        const auto sent = out.empty() ? setReport(report, timeout) : sendOn(out.front(), report, timeout);
        if (!sent) {
            return sent;
        }
    }
    return {};
}

// A HID need not have an interrupt OUT endpoint; then its output reports come over the control endpoint.
Result<void> Link::setReport(std::span<std::uint8_t> report, std::chrono::milliseconds timeout) {
    const transport::ControlRequest request{kSetReportType, kSetReport, kOutputReport,
                                            transport_.endpoints().interfaceNumber};
    const auto sent = transport_.control(request, report, timeout);
    return sent ? Result<void>() : toError(sent.error());
}

std::span<const std::uint8_t> Link::inEndpoints() const {
    const auto& endpoints = transport_.endpoints();
    return layout_ == Layout::hid ? endpoints.interruptIn : endpoints.bulkIn;
}

Result<std::size_t> Link::receive(SecretBytes& into, std::optional<std::size_t> missing,
                                  std::chrono::milliseconds timeout) {
    if (!layout_) {
        return Error::transportFailed;
    }
    const auto endpoints = inEndpoints();
    const bool isRest = missing && layout_ == Layout::fourEndpoints;
    // On a line a read gives what is there, so it may as well have room; on a bus it waits until its room is filled.
    const std::size_t least = layout_ == Layout::serial ? kReportSize : 1;
    into.resize(roundUp(std::max(missing.value_or(1), least), transport_.endpoints().packetSize));
    const auto received = transport_.receive(endpoints[isRest ? 1 : 0], into, timeout);
    return received ? received : toError(received.error());
}

void Link::drain() {
    const auto quiet = mayLoseBytes() ? kQuietLine : kQuietBus;
    SecretBytes chunk(roundUp(kHeaderSize + kLargestLength, transport_.endpoints().packetSize));
    for (const auto endpoint : inEndpoints()) {
        std::size_t drained = 0;
        while (drained < kDrainLimit) {
            const auto received = transport_.receive(endpoint, chunk, quiet);
            if (!received) {
                break;
            }
            drained += *received + 1; // an empty packet is a sign of life too
        }
    }
}

} // namespace fifteen::id_card
