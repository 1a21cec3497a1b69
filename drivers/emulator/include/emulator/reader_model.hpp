// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/card_holder.hpp"
#include "emulator/in_queue.hpp"

namespace fifteen::emulator {

enum class ReaderFault {
    none,
    shortFrame,  ///< read answers end in the middle
    badChecksum, ///< read answers carry a wrong checksum
    garbage,     ///< bytes that are no frame come before every answer
    notFound,    ///< find never finds
    babble,      ///< read answers are followed by more than anybody asked for
    silent,      ///< no answer at all
};

struct ReaderWaits {
    std::chrono::milliseconds find{100};  ///< to find a card that lies there
    std::chrono::milliseconds absent{20}; ///< to say that none does
    std::chrono::milliseconds read{900};
};

struct ReaderModelOptions {
    std::uint16_t vendor = 0x0400;
    std::uint16_t product = 0xC35A;
    bool fourEndpoints = true; ///< header on 0x02/0x81, the rest on 0x06/0x85; else one pair 0x02/0x81
    ReaderWaits waits;
};

/// An SDT reader with its security module (devices.md 1): find, select, read; after a read that succeeded the card
/// must leave the field before it is found again.
class ReaderModel final : public DeviceModel {
public:
    enum class Event { cardMissed, cardFound, cardRead };
    /// `waited`: what this model made the host wait for the card so far, by intent.
    using OnEvent = std::function<void(Event, std::chrono::microseconds waited)>;

    ReaderModel(ReaderModelOptions options, OnEvent onEvent);

    void lay(const CardHolder& holder);
    void lift();

    void setFault(ReaderFault fault) { fault_ = fault; }

    void setWaits(ReaderWaits waits) { options_.waits = waits; }

    ReaderWaits waits() const { return options_.waits; }

    Bytes descriptors() const override;
    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) override;
    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) override;
    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint now) override;
    void powerOn(TimePoint now) override;

private:
    struct Card {
        Bytes text;
        bool found = false;
        bool selected = false;
        bool read = false;
        std::chrono::microseconds waited{0};
    };

    struct Request {
        std::uint16_t command;
        TimePoint due;
        std::chrono::microseconds wait;
    };

    void takeRequests(TimePoint now);
    void begin(std::uint16_t command, TimePoint now);
    void finish(const Request& request);
    Bytes answerTo(const Request& request, std::function<void()>& delivered);
    Bytes answerToFind(const Request& request, std::function<void()>& delivered);
    Bytes answerToRead(const Request& request, std::function<void()>& delivered);
    void say(Bytes frame, bool isRead, std::function<void()> delivered);

    ReaderModelOptions options_;
    OnEvent onEvent_;
    ReaderFault fault_ = ReaderFault::none;
    std::optional<Card> card_;
    int looksUntilMissed_ = 0; ///< after a card was lifted; 0: nobody waits for it
    Bytes incoming_;
    std::deque<Request> requests_;
    InQueue first_;  ///< IN 0x81
    InQueue second_; ///< IN 0x85
};

} // namespace fifteen::emulator
