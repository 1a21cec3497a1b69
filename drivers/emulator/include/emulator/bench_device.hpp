// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/port.hpp"

#include <boost/json/object.hpp>

#include <string_view>

namespace fifteen::emulator {

/// Plugs a model in somewhere: into a bus, or a serial line.
using MakePort = std::function<std::unique_ptr<Port>(DeviceModel& model)>;

/// One device of a bench: what it is plugged into, the orders it understands, and how it is. From one thread at a time;
/// its model runs on its front's as well.
class BenchDevice {
public:
    explicit BenchDevice(std::string name)
        : name_(std::move(name)) {}

    BenchDevice(const BenchDevice&) = delete;
    BenchDevice& operator=(const BenchDevice&) = delete;
    virtual ~BenchDevice() = default;

    /// As orders name it: reader, reader-2, keypads.
    const std::string& name() const { return name_; }

    /// What all of its kind are called: the name of the first.
    virtual std::string_view kind() const = 0;

    /// Adds what it is and how it is at the moment: its part of the answer to {"do":"devices"}
    /// (deploy/site/emulator.md).
    virtual void describe(boost::json::object& into) = 0;

    /// Carries an order out. False: no device of this kind understands it. Throws std::invalid_argument if it is wrong
    /// in itself, and std::runtime_error if it cannot be done now.
    virtual bool obey(const boost::json::object& order) = 0;

    /// Null: it cannot be pulled out.
    virtual Plug* socket() = 0;

    void plug() { socket()->plug(); }

    void unplug() { socket()->unplug(); }

private:
    const std::string name_;
};

} // namespace fifteen::emulator
