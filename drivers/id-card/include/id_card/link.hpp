// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/error.hpp"
#include "id_card/secret.hpp"
#include "transport/transport.hpp"

#include <optional>

namespace fifteen::id_card {

/// The four ways readers of the family are wired (devices.md 1.1).
enum class Layout {
    fourEndpoints, ///< preamble and length on the first bulk endpoint each way, the rest on the second
    onePair,       ///< whole frames on one pair of bulk endpoints
    hid,           ///< whole frames in 64-byte reports, the last one filled up with zeros
    serial,        ///< bytes without packets: transport's convention for a tty is a packet size of 1
};

/// By the endpoints; none where no layout fits them.
std::optional<Layout> layoutOf(const transport::Endpoints& endpoints);

/// Takes frames to a reader and bytes from it, however it is wired. Blocks.
class Link {
public:
    explicit Link(transport::Transport& transport);

    /// Bytes may be lost without anybody noticing: on a line without packets and checks.
    bool mayLoseBytes() const { return layout_ == Layout::serial; }

    /// noAnswer if the reader did not take the whole frame.
    Result<void> send(std::span<const std::uint8_t> frame, std::chrono::milliseconds timeout);
    /// What came, as the first bytes of `into`, which is given its size here. `missing`: how much the frame under way
    /// lacks; none while its header is not complete.
    Result<std::size_t> receive(SecretBytes& into, std::optional<std::size_t> missing,
                                std::chrono::milliseconds timeout);
    /// Reads away what an earlier exchange left: an answer that came too late must not be taken for the next one.
    void drain();

private:
    Result<void> sendOn(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, std::chrono::milliseconds timeout);
    Result<void> sendReports(std::span<const std::uint8_t> frame, std::chrono::milliseconds timeout);
    Result<void> setReport(std::span<std::uint8_t> report, std::chrono::milliseconds timeout);
    std::span<const std::uint8_t> inEndpoints() const;

    transport::Transport& transport_;
    std::optional<Layout> layout_;
};

} // namespace fifteen::id_card
