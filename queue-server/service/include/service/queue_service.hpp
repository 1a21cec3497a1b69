// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/command.hpp"
#include "service/outlook.hpp"
#include "service/ports.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace fifteen::service {

/// Makes the caller's answer from the hall as it stands right after the command's events; called once, before the disk
/// has them, and kept with the idempotency key. Must not throw: the hall has moved on already.
using Render = std::function<Reply(const domain::Hall&, std::span<const domain::Event>)>;

struct Request {
    domain::Command command;
    std::optional<PersonRecord> person;
    std::string idempotencyKey;
    std::uint64_t requestHash = 0; ///< of method, target and body: a key used again for something else is refused
    Render render;
};

/// One command at a time: decide -> apply -> journal -> answer -> publish. Lives on the hall's thread.
class QueueService {
public:
    QueueService(boost::asio::any_io_executor hallThread, Journal& journal, Clock& clock, Feed& feed,
                 domain::Hall hall);
    ~QueueService();

    /// Answers once the disk has the events. Errors: domain::Error (nothing happened), service::Error::keyReused,
    /// ::diskRefused and ::tooBusy (nothing happened; the hall stands as before).
    boost::asio::awaitable<domain::Result<Reply>> execute(Request request);

    /// The hall as the disk has it.
    const domain::Hall& published() const;

    /// The same as it is to be shown now: with what the clock alone has made happen since (`domain::dueAt`), so that
    /// nobody sees yesterday's people before the first command of the day. No event says so yet. Holds until the next
    /// call.
    const domain::Hall& shown();

    /// Hall time now.
    domain::TimePoint now();

    /// The hall with everything decided, durable or not; for questions whose answer nobody acts on before `execute`.
    const domain::Hall& live() const;

    /// What is to be expected, as calculated last.
    const Outlook& outlook() const;

    /// Every ticket issued from now on says what `outlook` expects for it.
    void setOutlook(Outlook outlook);

    /// Calls since the start that passed somebody against the starvation bound. By the order there can be none: this is
    /// the watch over it.
    std::uint64_t boundViolations() const;

    /// How many commands wait for the disk.
    std::size_t waitingForDisk() const;

    /// Whether the disk took the last entry.
    bool healthy() const;

private:
    struct State;
    std::shared_ptr<State> state_; ///< shared with what is on its way to the disk
};

} // namespace fifteen::service
