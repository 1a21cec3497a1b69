// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/bus.hpp"

namespace fifteen::desk_keypad {

namespace {

using namespace std::chrono_literals;

// The longest frame takes 12 ms; what is missing after this will not come.
constexpr auto kFrameTakesAtMost = 200ms;
// What a line that floods may make us keep; a device that was not acknowledged repeats itself.
constexpr std::size_t kMostAcknowledgements = 16;

} // namespace

Bus::Bus(BusOptions options, std::function<void(const BusEvent&)> emit)
    : options_(std::move(options))
    , emit_(std::move(emit)) {
    for (const auto address : options_.pads) {
        devices_.try_emplace(address);
    }
}

// The last frames are kept: a device that was not acknowledged when the line broke says the same press again.
void Bus::begin(TimePoint now) {
    frames_.clear();
    acknowledgements_.clear();
    heardAt_ = now;
    begun_ = now;
    sentAt_ = now - options_.sendEvery;
    for (auto& [address, device] : devices_) {
        device.heard.reset();
        device.silent = false;
        device.acknowledged.clear();
        device.displayIsOld = device.display.has_value();
    }
}

void Bus::hear(std::span<const std::uint8_t> bytes, TimePoint now) {
    heardAt_ = now;
    frames_.feed(bytes);
    while (const auto frame = frames_.next()) {
        if (*frame) {
            take(**frame, now);
        } else {
            count(frame->error());
        }
    }
}

void Bus::look(TimePoint now) {
    if (frames_.isInFrame() && now - heardAt_ >= kFrameTakesAtMost) {
        frames_.clear();
        ++counters_.badFrames;
    }
    for (const auto address : options_.pads) {
        auto& device = devices_[address];
        if (!device.silent && now - device.heard.value_or(begun_) >= options_.silentAfter) {
            device.silent = true;
            emit_(PadSilent{address});
        }
    }
}

std::optional<Bytes> Bus::nextToSend(TimePoint now) {
    if (!acknowledgements_.empty()) {
        auto bytes = std::move(acknowledgements_.front());
        acknowledgements_.pop_front();
        return bytes;
    }
    if (frames_.isInFrame() || now - sentAt_ < options_.sendEvery) {
        return std::nullopt;
    }
    for (auto& [address, device] : devices_) {
        std::optional<Bytes> bytes;
        if (std::exchange(device.displayIsOld, false)) {
            bytes = encodeDisplay(address, *device.display);
        } else if (std::exchange(device.ratingWanted, false)) {
            bytes = encodeStartRating(address);
        } else if (std::exchange(device.beepWanted, false)) {
            bytes = encodeBeep(address);
        }
        if (bytes) {
            sentAt_ = now;
            return bytes;
        }
    }
    return std::nullopt;
}

void Bus::show(std::uint8_t address, const Display& display) {
    auto& device = devices_[address];
    device.displayIsOld = device.displayIsOld || device.display != display;
    device.display = display;
}

void Bus::beep(std::uint8_t address) {
    devices_[address].beepWanted = true;
}

void Bus::askRating(std::uint8_t address) {
    devices_[address].ratingWanted = true;
}

void Bus::take(const Frame& frame, TimePoint now) {
    auto& device = devices_[frame.address];
    if (isOwnEcho(device, frame, now)) {
        device.acknowledged.clear(); // once only: the device itself may say the same soon
        return;
    }
    ++counters_.frames;
    if (!device.heard || device.silent) {
        device.silent = false;
        device.displayIsOld = device.display.has_value(); // it may have been switched on just now
        emit_(PadSeen{frame.address});
    }
    device.heard = now;
    device.acknowledged = acknowledge(frame);
    device.acknowledgedAt = now;
    if (acknowledgements_.size() < kMostAcknowledgements) {
        acknowledgements_.push_back(device.acknowledged);
    }
    const bool repeated = device.last == frame && now - device.lastAt < options_.repeatWindow;
    device.last = frame;
    device.lastAt = now; // from the last one on: a key that is stuck is one press
    if (repeated) {
        ++counters_.repeats;
    } else {
        tell(frame);
    }
}

void Bus::tell(const Frame& frame) {
    const auto meaning = meaningOf(frame);
    if (!meaning) {
        ++counters_.unknown;
    } else if (const auto* rating = std::get_if<RatingKey>(&*meaning)) {
        emit_(Rated{frame.address, options_.gradeOfKey.at(rating->key), rating->key});
    } else {
        emit_(KeyPressed{frame.address, std::get<Press>(*meaning)});
    }
}

bool Bus::isOwnEcho(const Device& device, const Frame& frame, TimePoint now) const {
    return now - device.acknowledgedAt < options_.echoComesWithin && device.acknowledged == encode(frame);
}

void Bus::count(const boost::system::error_code& error) {
    ++(error == Error::badSum ? counters_.badSums : counters_.badFrames);
}

} // namespace fifteen::desk_keypad
