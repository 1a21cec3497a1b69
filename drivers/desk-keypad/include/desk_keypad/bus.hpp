// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk_keypad/keys.hpp"

#include <chrono>
#include <deque>
#include <functional>
#include <map>

namespace fifteen::desk_keypad {

struct KeyPressed {
    std::uint8_t address = 0;
    Press press;
};

struct Rated {
    std::uint8_t address = 0;
    int grade = 0;        ///< 1 (best) to 4
    std::uint8_t key = 0; ///< 0 to 3, as on the bus
};

/// The serial line could be opened, or is lost; why not, if it is not there.
struct BusPresent {
    bool present = false;
    boost::system::error_code reason;
};

/// A device spoke for the first time since the line was opened, or again after PadSilent.
struct PadSeen {
    std::uint8_t address = 0;
};

/// One of the devices that should be there has not been heard for long.
struct PadSilent {
    std::uint8_t address = 0;
};

using BusEvent = std::variant<KeyPressed, Rated, BusPresent, PadSeen, PadSilent>;

struct BusCounters {
    std::uint64_t frames = 0;    ///< good ones
    std::uint64_t badSums = 0;   ///< frames whose sum was wrong: nothing was done, the device repeats
    std::uint64_t badFrames = 0; ///< frames cut short, of a wrong length, without mark or end
    std::uint64_t repeats = 0;   ///< frames that said again what had been done: our acknowledgement was not heard
    std::uint64_t unknown = 0;   ///< frames whose meaning no document tells
};

struct BusOptions {
    std::vector<std::uint8_t> pads; ///< the devices that should be there, for PadSilent; others are served as well
    std::array<int, 4> gradeOfKey = kFieldGrades; ///< 1 to 5 each, of the keys 1 to 4
    /// A frame like the device's last one, so soon after it, is the same press. Also the shortest time between two
    /// presses of one key that count.
    std::chrono::milliseconds repeatWindow{1000};
    /// Some RS-485 adapters hear what they send: an acknowledgement that comes back so soon is no frame of a device. 14
    /// bytes take 15 ms at 9600 baud, USB adapters hold back what they hear for 16 ms, and no device repeats that soon.
    std::chrono::milliseconds echoComesWithin{60};
    /// Pads speak only when somebody presses a key, and nothing on this bus asks them whether they are there.
    std::chrono::milliseconds silentAfter{std::chrono::minutes(30)};
    /// Pause between two frames of ours, so that devices keep up; acknowledgements do not wait.
    std::chrono::milliseconds sendEvery{30};
};

/// The host's side of one bus: acknowledges, tells presses from repetitions, keeps what each pad shows. Pure: bytes and
/// the time come in as arguments, frames and events go out. Not thread-safe.
class Bus {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Bus(BusOptions options, std::function<void(const BusEvent&)> emit);

    /// The line was opened anew: nothing is known of the devices, and what they should show is sent again.
    void begin(TimePoint now);
    void hear(std::span<const std::uint8_t> bytes, TimePoint now);
    /// Nothing came in for a while: devices may have become silent, a frame under way has been cut short.
    void look(TimePoint now);
    /// The next frame to send, if it is time for one.
    std::optional<Bytes> nextToSend(TimePoint now);

    /// Only the newest display of an address is kept, and shown again after begin() and PadSeen.
    void show(std::uint8_t address, const Display& display);
    void beep(std::uint8_t address);
    void askRating(std::uint8_t address);

    const BusCounters& counters() const { return counters_; }

private:
    struct Device {
        std::optional<TimePoint> heard; ///< none: not since begin()
        bool silent = false;            ///< PadSilent was told
        Frame last;
        TimePoint lastAt;
        Bytes acknowledged; ///< what we sent last
        TimePoint acknowledgedAt;
        std::optional<Display> display;
        bool displayIsOld = false; ///< the pad does not show `display` yet
        bool beepWanted = false;
        bool ratingWanted = false;
    };

    void take(const Frame& frame, TimePoint now);
    void tell(const Frame& frame);
    bool isOwnEcho(const Device& device, const Frame& frame, TimePoint now) const;
    void count(const boost::system::error_code& error);

    const BusOptions options_;
    const std::function<void(const BusEvent&)> emit_;
    FrameReader frames_;
    TimePoint heardAt_; ///< anything at all
    TimePoint begun_;
    TimePoint sentAt_;
    std::deque<Bytes> acknowledgements_;
    std::map<std::uint8_t, Device> devices_;
    BusCounters counters_;
};

} // namespace fifteen::desk_keypad
