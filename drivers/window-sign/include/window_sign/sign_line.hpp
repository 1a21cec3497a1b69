// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"
#include "window_sign/sign_codec.hpp"

namespace fifteen::window_sign {

struct SignTiming {
    std::chrono::milliseconds answer{300};     ///< the longest message takes 260 ms at 9600 baud, an answer 10 ms
    std::chrono::milliseconds sendAtMost{500}; ///< for the system to take a message
};

/// The signs on one line, with their transport. Blocks; belongs on the thread of its device.
class SignLine {
public:
    SignLine(transport::Transport& transport, const SignCodec& codec, SignTiming timing = {});

    /// Sends until the sign answers: noAnswer after so many tries, or why it refuses. A sign that does not answer by
    /// its nature is taken to show what was sent.
    Result<void> deliver(const SignMessage& message, int tries);

private:
    Result<void> tryOnce(const Bytes& bytes, const SignMessage& message);
    Result<void> awaitAnswer(const SignMessage& message, std::chrono::milliseconds patience);

    transport::Transport& transport_;
    const SignCodec& codec_;
    const SignTiming timing_;
};

} // namespace fifteen::window_sign
