// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/error.hpp"

#include <chrono>
#include <span>
#include <string>
#include <utility>
#include <vector>
#include <winscard.h>

namespace fifteen::transport {

Error toPcscError(LONG code);

/// What is known of a reader: its state and, in the upper half, how often a card came or went.
using ReaderState = DWORD;

bool hasCard(ReaderState state);
/// Whether a card came or went between the two, even if one is in now as one was before.
bool cardChanged(ReaderState before, ReaderState after);

/// A reader, or pcscd's pretended one that stands for readers coming and going, with what was last known of it.
struct WatchedReader {
    std::string name;
    ReaderState state = SCARD_STATE_UNAWARE;
};

/// A connection to pcscd. One thread at a time, except cancel().
class PcscContext {
public:
    static Result<PcscContext> establish();

    PcscContext(PcscContext&& other) noexcept
        : context_(std::exchange(other.context_, 0)) {}

    PcscContext& operator=(PcscContext&&) = delete;
    ~PcscContext();

    SCARDCONTEXT get() const { return context_; }

    /// Empty where there are none.
    Result<std::vector<std::string>> readers() const;

    /// Waits until one of these is not as it was known, and brings the states up to date; timedOut if nothing changed,
    /// interrupted by cancel().
    Result<void> waitForChange(std::span<WatchedReader> readers, std::chrono::milliseconds timeout) const;

    /// From any thread: ends the wait under way. One that is about to begin is not seen: who must be sure asks again.
    void cancel() const noexcept;

private:
    explicit PcscContext(SCARDCONTEXT context)
        : context_(context) {}

    SCARDCONTEXT context_;
};

} // namespace fifteen::transport
