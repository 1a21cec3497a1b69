// SPDX-License-Identifier: Apache-2.0
#include "window_sign/sign_line.hpp"

#include <array>

namespace fifteen::window_sign {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kChunk = 256;
constexpr std::size_t kBabble = 4096; // more than this since the question is no answer
// 9600 baud, ten bits a byte: what was sent must have left before an answer can come.
constexpr std::chrono::microseconds kByteTakes{1042};

Error toError(const boost::system::error_code& code) {
    if (code == transport::Error::noDevice) {
        return Error::lineGone;
    }
    if (code == transport::Error::interrupted) {
        return Error::interrupted;
    }
    if (code == transport::Error::timedOut) {
        return Error::noAnswer;
    }
    return Error::transportFailed;
}

} // namespace

SignLine::SignLine(transport::Transport& transport, const SignCodec& codec, SignTiming timing)
    : transport_(transport)
    , codec_(codec)
    , timing_(timing) {}

Result<void> SignLine::deliver(const SignMessage& message, int tries) {
    const auto bytes = codec_.encode(message);
    if (!bytes) {
        return bytes.error();
    }
    Result<void> delivered = Error::noAnswer;
    for (; tries > 0 && delivered.has_error() && delivered.error() == Error::noAnswer; --tries) {
        delivered = tryOnce(*bytes, message);
    }
    return delivered;
}

Result<void> SignLine::tryOnce(const Bytes& bytes, const SignMessage& message) {
    const auto sent = transport_.send(transport_.endpoints().bulkOut.front(), bytes, timing_.sendAtMost);
    if (!sent) {
        return sent.error() == transport::Error::timedOut ? Error::transportFailed : toError(sent.error());
    }
    if (*sent != bytes.size()) {
        return Error::transportFailed;
    }
    if (!codec_.acknowledges()) {
        return {};
    }
    const auto onTheLine = std::chrono::ceil<std::chrono::milliseconds>(bytes.size() * kByteTakes);
    return awaitAnswer(message, onTheLine + timing_.answer);
}

Result<void> SignLine::awaitAnswer(const SignMessage& message, std::chrono::milliseconds patience) {
    const auto until = Clock::now() + patience;
    std::array<std::uint8_t, kChunk> chunk{};
    Bytes received;
    std::size_t heard = 0;
    while (heard < kBabble) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        const auto got = left.count() > 0 ? transport_.receive(transport_.endpoints().bulkIn.front(), chunk, left)
                                          : transport::Error::timedOut;
        if (!got) {
            return toError(got.error());
        }
        heard += *got;
        received.insert(received.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(*got));
        if (const auto answer = codec_.takeAnswer(received, message)) {
            return *answer;
        }
    }
    return Error::noAnswer;
}

} // namespace fifteen::window_sign
