// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/card_holder.hpp"
#include "emulator/in_queue.hpp"
#include "emulator/paced_bytes.hpp"

namespace fifteen::emulator {

enum class ReaderFault {
    none,
    shortFrame,  ///< read answers end in the middle
    badChecksum, ///< read answers carry a wrong checksum
    garbage,     ///< bytes that are no frame come before every answer
    notFound,    ///< find never finds
    babble,      ///< read answers are followed by more than anybody asked for
    silent,      ///< no answer at all
    lostFirst,   ///< the first byte of every answer gets lost
    lostBytes,   ///< a few bytes in the middle of read answers get lost, as on a serial line that overruns
    twoCards,    ///< two cards lie there: something is found, and nothing can be selected
    strangeCard, ///< what lies there is no ID card: SW 40 to find
    nonsense,    ///< no answer can be understood, and there is no end to them
    samBroken,   ///< its security module has failed: SW 60 to everything
};

/// How the reader is wired (devices.md 1.1).
enum class ReaderLayout {
    fourEndpoints, ///< header on 0x02/0x81, the rest on 0x06/0x85
    onePair,       ///< bulk 0x02/0x81
    hid,           ///< 64-byte reports on interrupt endpoints 0x02/0x81
    hidWithoutOut, ///< the same with no OUT endpoint: SET_REPORT
    serial,        ///< a line, out 0x01, in 0x81; no descriptors
};

struct ReaderWaits {
    std::chrono::milliseconds find{100};  ///< to find a card that lies there
    std::chrono::milliseconds absent{20}; ///< to say that none does
    std::chrono::milliseconds read{900};
};

struct ReaderModelOptions {
    std::uint16_t vendor = 0x0400;
    std::uint16_t product = 0xC35A;
    ReaderLayout layout = ReaderLayout::fourEndpoints;
    int baud = 115200; ///< of a serial line
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
    /// A card whose text is these bytes, which may be no text at all.
    void layText(Bytes text);
    void lift();

    void setFault(ReaderFault fault) { fault_ = fault; }

    ReaderFault fault() const { return fault_; }

    /// Reads are refused with this status word, SW1 SW2 SW3; none: they are not.
    void refuseReadsWith(std::optional<std::array<std::uint8_t, 3>> status) { refusal_ = status; }

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

    bool isHid() const {
        return options_.layout == ReaderLayout::hid || options_.layout == ReaderLayout::hidWithoutOut;
    }

    void takeBytes(std::span<const std::uint8_t> bytes, TimePoint now);
    void takeRequests(TimePoint now);
    void begin(std::uint16_t command, TimePoint now);
    void finish(const Request& request);
    Bytes answerTo(const Request& request, std::function<void()>& delivered);
    Bytes answerToFind(const Request& request, std::function<void()>& delivered);
    Bytes answerToRead(const Request& request, std::function<void()>& delivered);
    void say(Bytes frame, const Request& request, std::function<void()> delivered);
    void spoil(Bytes& frame, bool isRead) const;

    ReaderModelOptions options_;
    OnEvent onEvent_;
    ReaderFault fault_ = ReaderFault::none;
    std::optional<std::array<std::uint8_t, 3>> refusal_;
    std::optional<Card> card_;
    int looksUntilMissed_ = 0; ///< after a card was lifted; 0: nobody waits for it
    Bytes incoming_;
    std::deque<Request> requests_;
    InQueue first_;  ///< IN 0x81
    InQueue second_; ///< IN 0x85
    PacedBytes line_;
};

} // namespace fifteen::emulator
