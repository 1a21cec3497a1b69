// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/card.hpp"
#include "id_card/error.hpp"
#include "id_card/frame.hpp"
#include "id_card/link.hpp"

namespace fifteen::id_card {

/// How long each answer may take. Field code uses 0.1 s for find and 2-3 s for read; the rest is for slow hosts.
struct ReaderTiming {
    std::chrono::milliseconds shortAnswer{1000}; ///< find, select, status
    std::chrono::milliseconds readAnswer{3000};
    /// On a serial line only: nothing for so long in the middle of an answer means that bytes were lost.
    std::chrono::milliseconds silenceInAnswer{250};
};

enum class Presence { there, gone };

/// An SDT reader (GA 450 family) on its transport, in whichever of the four layouts its endpoints say. Blocks; belongs
/// on the thread of its device.
class Reader {
public:
    Reader(transport::Transport& transport, KeyedHash hash, ReaderTiming timing = {});

    /// noCard is the usual answer. After a successful read the card must leave the field before it is found again.
    Result<void> find();
    Result<void> select();
    /// After find and select. Photograph and unused text are dropped and wiped before this returns.
    Result<Card> read();
    /// Whether the card that was read still lies there: asks for its appended address, which is thrown away. Find
    /// cannot tell, see above.
    Result<Presence> presence();
    /// SAM status: whether the reader works at all.
    Result<void> selfTest();

private:
    Result<Reply> exchange(Command command, std::chrono::milliseconds timeout);
    Result<Reply> receive(std::chrono::milliseconds timeout);

    Link link_;
    KeyedHash hash_;
    ReaderTiming timing_;
    FrameReader frames_;
    bool dirty_ = true; ///< what an earlier, failed exchange left in the reader may still come
};

} // namespace fifteen::id_card
