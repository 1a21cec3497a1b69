// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

namespace fifteen::cups_filter {

/// The three ways from a CUPS filter to its printer: standard output, the back channel (descriptor 3) and the side
/// channel (descriptor 4), as a transport; out 0x01, in 0x81. Which of them lead anywhere depends on the backend: see
/// probe(). GET_PORT_STATUS is asked through the side channel, where most backends know little; where they do not
/// answer at all, nothing is said against the printer. SOFT_RESET is refused: it would overtake what still stands in
/// the pipes, and the rest of a band would then come out as text.
class ChannelTransport final : public transport::Transport {
public:
    struct Descriptors {
        int out = 1;
        int cancelled = -1; ///< an eventfd that becomes readable when the job is to end; interrupt() writes to it
        bool back = false;
        bool side = false;
    };

    /// Which channels this process was given. Before anything else is opened: a free 3 would be taken by that.
    static Descriptors given();

    explicit ChannelTransport(Descriptors descriptors);

    /// Asks the backend whether answers of the printer come back, and opens IN 0x81 if so. False: they do not, or
    /// nobody says so in time.
    bool probe(std::chrono::milliseconds timeout);

    /// The printer is no longer expected to answer: IN 0x81 is gone.
    void expectNoAnswers() { endpoints_.bulkIn.clear(); }

    const transport::Endpoints& endpoints() const override { return endpoints_; }

    /// Goes on for a while after interrupt(), so that a band is sent whole: CUPS's backends go on as well when a job is
    /// cancelled, so that a driver can end its page.
    transport::Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                        std::chrono::milliseconds timeout) override;
    transport::Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds timeout) override;
    transport::Result<std::size_t> control(const transport::ControlRequest& request, std::span<std::uint8_t> data,
                                           std::chrono::milliseconds timeout) override;
    void interrupt() noexcept override;

    /// Waits so long, or until interrupt(): true then.
    bool pause(std::chrono::milliseconds time) const;

private:
    bool cancelled() const;

    const Descriptors descriptors_;
    transport::Endpoints endpoints_{{0x01}, {}, {}, {}};
    bool sideAnswers_;
    std::chrono::steady_clock::time_point graceEnds_{}; ///< of sending after interrupt(); zero: not begun
};

} // namespace fifteen::cups_filter
