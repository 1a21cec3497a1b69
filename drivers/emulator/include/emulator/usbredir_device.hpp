// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <deque>
#include <memory>
#include <set>

struct usbredirparser;

namespace fifteen::emulator {

/// One model at the far end of one usbredir connection (usb-redirection-protocol 0.7), in the protocol's role
/// "usb-host": bytes in, bytes out, no socket and no clock. The guest's kernel enumerates it as it would a device on a
/// cable. Not thread-safe, as the model is not.
class UsbredirDevice {
public:
    UsbredirDevice(DeviceModel& model, bool plugged);
    UsbredirDevice(const UsbredirDevice&) = delete;
    UsbredirDevice& operator=(const UsbredirDevice&) = delete;
    ~UsbredirDevice();

    /// What the guest sent. False: that was not the protocol, or more in flight than any guest has; the connection is
    /// of no use any more.
    bool receive(std::span<const std::uint8_t> bytes, TimePoint now);

    /// The model must have been powered on. Told to the guest at once, or after its hello.
    void plug();
    /// Transfers in flight end with an I/O error.
    void unplug();

    /// Lets the model work on transfers in flight: once a millisecond, as a full-speed bus does, while isBusy().
    void progress(TimePoint now);

    /// The guest waits for something of the model.
    bool isBusy() const { return !transfers_.empty() || !receiving_.empty(); }

    /// What is to be sent to the guest.
    Bytes takeOutput();

private:
    class Calls; ///< the parser's callbacks

    struct Transfer {
        std::uint64_t id = 0;
        std::uint8_t endpoint = 0;
        bool isBulk = true;
        std::uint32_t stream = 0;
        Bytes data; ///< OUT: what the device is to take
        std::size_t room = 0;
        std::size_t moved = 0;
        std::uint8_t status = 0; ///< as in usbredirproto.h
        bool done = false;
    };

    void announce();
    void submit(Transfer transfer);
    void cancel(std::uint64_t id);
    void work(Transfer& transfer);
    void answer(Transfer& transfer);
    void control(std::uint64_t id, const ControlSetup& setup, std::uint8_t endpoint,
                 std::span<const std::uint8_t> data);
    std::optional<Bytes> standardRequest(const ControlSetup& setup) const;
    void configure(std::uint64_t id, std::uint8_t configuration);

    DeviceModel& model_;
    std::unique_ptr<usbredirparser, void (*)(usbredirparser*)> parser_;
    TimePoint now_{}; ///< of the call under way
    Bytes input_;
    std::size_t inputRead_ = 0;
    Bytes output_;
    bool greeted_ = false; ///< the guest's hello has come
    bool plugged_;
    bool broken_ = false;
    std::uint8_t configuration_ = 0;
    std::deque<Transfer> transfers_; ///< in the order of their submission
    std::size_t bytesInFlight_ = 0;
    std::set<std::uint8_t> receiving_; ///< interrupt IN endpoints the guest listens to
    std::uint64_t nextInterruptId_ = 0;
};

} // namespace fifteen::emulator
