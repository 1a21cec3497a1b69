// SPDX-License-Identifier: Apache-2.0
#include "id_card/reader.hpp"

#include "id_card/text.hpp"

#include <algorithm>

namespace fifteen::id_card {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kReadHeader = 4; // text length and photograph length, each two bytes, big endian

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
    : transport_(transport)
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
        drain();
    }
    frames_.clear();
    dirty_ = true;
    if (const auto sent = send(encodeRequest(command)); !sent) {
        return sent.error();
    }
    auto reply = receive(timeout);
    frames_.clear();
    dirty_ = reply.has_error();
    return reply;
}

// Readers with two OUT endpoints want preamble and length on the first and the rest on the second.
Result<void> Reader::send(std::span<const std::uint8_t> frame) {
    const auto& endpoints = transport_.endpoints().bulkOut;
    const std::size_t onFirst = endpoints.size() >= 2 ? kHeaderSize : frame.size();
    for (const auto part : {frame.first(onFirst), frame.subspan(onFirst)}) {
        if (part.empty()) {
            continue;
        }
        const auto endpoint = part.data() == frame.data() ? endpoints.front() : endpoints[1];
        const auto sent = transport_.send(endpoint, part, timing_.shortAnswer);
        if (!sent) {
            return toError(sent.error());
        }
        if (*sent != part.size()) {
            return Error::noAnswer;
        }
    }
    return {};
}

Result<Reply> Reader::receive(std::chrono::milliseconds timeout) {
    const auto& endpoints = transport_.endpoints().bulkIn;
    const std::size_t packet = transport_.endpoints().packetSize;
    const auto deadline = Clock::now() + timeout;
    bool anything = false;
    SecretBytes chunk;
    while (true) {
        if (auto reply = frames_.next()) {
            return std::move(*reply);
        }
        const auto missing = frames_.missing();
        const auto remaining = left(deadline);
        if (remaining <= 0ms) {
            return anything ? Error::garbledAnswer : Error::noAnswer;
        }
        chunk.resize(roundUp(std::max<std::size_t>(missing.value_or(1), 1), packet));
        const auto endpoint = missing && endpoints.size() >= 2 ? endpoints[1] : endpoints.front();
        const auto received = transport_.receive(endpoint, chunk, remaining);
        if (!received) {
            const auto error = toError(received.error());
            return anything && error == Error::noAnswer ? Error::garbledAnswer : error;
        }
        anything = anything || *received > 0;
        frames_.feed(std::span(chunk).first(*received));
    }
}

// After a failure the reader may still be talking: an answer that came too late must not be taken for the next one.
void Reader::drain() {
    const std::size_t packet = transport_.endpoints().packetSize;
    SecretBytes chunk(roundUp(kHeaderSize + kLargestLength, packet));
    for (const auto endpoint : transport_.endpoints().bulkIn) {
        for (int pieces = 0; pieces < 16; ++pieces) {
            if (!transport_.receive(endpoint, chunk, 10ms)) {
                break;
            }
        }
    }
    dirty_ = false;
}

} // namespace fifteen::id_card
