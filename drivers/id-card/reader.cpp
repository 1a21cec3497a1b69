// SPDX-License-Identifier: Apache-2.0
#include "id_card/reader.hpp"

#include "id_card/text.hpp"

#include <algorithm>

namespace fifteen::id_card {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kReadHeader = 4; // text length and photograph length, each two bytes, big endian

std::chrono::milliseconds left(Clock::time_point until) {
    return std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
}

Result<std::span<const std::uint8_t>> textOf(const SecretBytes& data) {
    if (data.size() < kReadHeader) {
        return Error::badText;
    }
    const std::size_t text = static_cast<std::size_t>(data[0]) << 8 | data[1];
    const std::size_t photo = static_cast<std::size_t>(data[2]) << 8 | data[3];
    if (text != kTextSize || data.size() < kReadHeader + text + photo) {
        return Error::badText;
    }
    return std::span(data).subspan(kReadHeader, text);
}

} // namespace

Reader::Reader(transport::Transport& transport, KeyedHash hash, ReaderTiming timing)
    : link_(transport)
    , hash_(std::move(hash))
    , timing_(timing) {}

Result<void> Reader::selfTest() {
    const auto reply = exchange(Command::status, timing_.shortAnswer);
    return reply ? reply->outcome() : reply.error();
}

Result<void> Reader::find() {
    const auto reply = exchange(Command::find, timing_.shortAnswer);
    return reply ? reply->outcome() : reply.error();
}

Result<void> Reader::select() {
    const auto reply = exchange(Command::select, timing_.shortAnswer);
    return reply ? reply->outcome() : reply.error();
}

Result<Card> Reader::read() {
    const auto reply = exchange(Command::readTextAndPhoto, timing_.readAnswer);
    if (!reply) {
        return reply.error();
    }
    if (const auto outcome = reply->outcome(); !outcome) {
        return outcome.error();
    }
    const auto bytes = textOf(reply->data);
    if (!bytes) {
        return bytes.error();
    }
    const auto text = decodeText(*bytes);
    if (!text) {
        return text.error();
    }
    return Card{text->kind, text->maskedName, hash_(text->number.view()), text->birth, text->validFrom, text->validTo};
}

Result<Presence> Reader::presence() {
    const auto reply = exchange(Command::readAppendedAddress, timing_.shortAnswer);
    if (!reply) {
        return reply.error();
    }
    const auto outcome = reply->outcome();
    return outcome || outcome.error() == Error::itemEmpty ? Presence::there : Presence::gone;
}

Result<Reply> Reader::exchange(Command command, std::chrono::milliseconds timeout) {
    if (dirty_) {
        link_.drain();
    }
    frames_.clear();
    dirty_ = true;
    if (const auto sent = link_.send(encodeRequest(command), timing_.shortAnswer); !sent) {
        return sent.error();
    }
    auto reply = receive(timeout);
    frames_.clear();
    // Only find succeeds with a word of its own: another one answers an earlier question, which had been given up.
    if (reply && reply->outcome() && reply->status[2] != (command == Command::find ? kFound : kDone)) {
        reply = Error::garbledAnswer;
    }
    dirty_ = reply.has_error();
    return reply;
}

Result<Reply> Reader::receive(std::chrono::milliseconds timeout) {
    const auto deadline = Clock::now() + timeout;
    bool anything = false;
    SecretBytes chunk;
    while (true) {
        if (auto reply = frames_.next()) {
            return std::move(*reply);
        }
        auto patience = left(deadline);
        if (patience <= 0ms) {
            return anything ? Error::garbledAnswer : Error::noAnswer;
        }
        if (frames_.missing() && link_.mayLoseBytes()) {
            patience = std::min(patience, timing_.silenceInAnswer);
        }
        const auto received = link_.receive(chunk, frames_.missing(), patience);
        if (!received) {
            const bool cutShort = anything && received.error() == Error::noAnswer;
            return cutShort ? Error::garbledAnswer : Result<Reply>(received.error());
        }
        anything = anything || *received > 0;
        frames_.feed(std::span(chunk).first(*received));
    }
}

} // namespace fifteen::id_card
