// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <functional>
#include <memory>
#include <string>

namespace fifteen::emulator {

/// What can be plugged in and pulled out. From any thread.
class Plug {
public:
    Plug() = default;
    Plug(const Plug&) = delete;
    Plug& operator=(const Plug&) = delete;
    virtual ~Plug() = default;

    virtual void plug() = 0;
    virtual void unplug() = 0;
    virtual bool isPlugged() const = 0;
};

/// Where one model is plugged in. From any thread; the model runs under the port's lock, on the front's thread or on
/// the caller's.
class Port : public Plug {
public:
    /// Runs `change` while nobody else touches the model.
    virtual void withModel(const std::function<void()>& change) = 0;
};

class UmockdevKeyboard;

/// What a bench's models are shown to the program through: a bus with ports.
class Front {
public:
    Front() = default;
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;
    virtual ~Front() = default;

    /// A port for the model, not plugged yet. The model must outlive the port, and the port must not outlive the front.
    /// `name` tells the ports of a bench apart: reader, printer, reader-2.
    virtual std::unique_ptr<Port> addPort(DeviceModel& model, const std::string& name) = 0;

    /// Not plugged yet; null where the front has no input devices of its own: a guest's kernel makes them. Must not
    /// outlive the front.
    virtual std::shared_ptr<UmockdevKeyboard> addKeyboard(std::uint16_t /*vendor*/, std::uint16_t /*product*/) {
        return nullptr;
    }
};

} // namespace fifteen::emulator
