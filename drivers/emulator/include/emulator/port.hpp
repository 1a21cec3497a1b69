// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <functional>
#include <memory>
#include <string>

namespace fifteen::emulator {

/// Where one model is plugged in. From any thread; the model runs under the port's lock, on the front's thread or on
/// the caller's.
class Port {
public:
    Port() = default;
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    virtual ~Port() = default;

    virtual void plug() = 0;
    virtual void unplug() = 0;
    virtual bool isPlugged() const = 0;
    /// Runs `change` while nobody else touches the model.
    virtual void withModel(const std::function<void()>& change) = 0;
};

class NavKeypad;
struct NavKeypadOptions;

/// What a bench's models are shown to the program through: a bus with ports.
class Front {
public:
    Front() = default;
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;
    virtual ~Front() = default;

    /// A port for the model, not plugged yet. The model must outlive the port, and the port must not outlive the front.
    /// `name` tells the ports of a bench apart: reader, printer.
    virtual std::unique_ptr<Port> addPort(DeviceModel& model, const std::string& name) = 0;

    /// Not plugged yet; null where the front has no input devices of its own: a guest's kernel makes them.
    virtual std::shared_ptr<NavKeypad> addNavKeypad(const NavKeypadOptions& /*options*/) { return nullptr; }
};

} // namespace fifteen::emulator
