// SPDX-License-Identifier: Apache-2.0
#include "libusb_handles.hpp"
#include "transport/usb.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

namespace fifteen::transport {

class UsbWatcher::Work {
public:
    Work(UsbWanted wanted, Callback callback)
        : wanted_(std::move(wanted))
        , callback_(std::move(callback))
        , context_(makeContext()) {
        if (!context_) {
            throw std::runtime_error("USB cannot be used: libusb does not start");
        }
        thread_ = std::thread([this] { run(); });
    }

    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    ~Work() {
        stopping_ = true;
        libusb_interrupt_event_handler(context_.get());
        thread_.join();
    }

private:
    void run() {
        libusb_hotplug_callback_handle registered = 0;
        const bool hotplug = libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) != 0 && registerHotplug(registered);
        while (!stopping_) {
            if (!hotplug) {
                rescan();
            }
            timeval second{1, 0};
            libusb_handle_events_timeout_completed(context_.get(), &second, nullptr);
        }
        if (hotplug) {
            libusb_hotplug_deregister_callback(context_.get(), registered);
        }
    }

    bool registerHotplug(libusb_hotplug_callback_handle& registered) {
        return libusb_hotplug_register_callback(
                   context_.get(), LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
                   LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                   LIBUSB_HOTPLUG_MATCH_ANY, &Work::onHotplug, this, &registered) == LIBUSB_SUCCESS;
    }

    static int LIBUSB_CALL onHotplug(libusb_context*, libusb_device* device, libusb_hotplug_event event, void* self) {
        static_cast<Work*>(self)->tell(event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED ? Change::arrived : Change::left,
                                       device);
        return 0; // stay registered
    }

    std::optional<UsbDevice> describe(libusb_device* device) const {
        libusb_device_descriptor descriptor{};
        if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS) {
            return std::nullopt;
        }
        const UsbId id{descriptor.idVendor, descriptor.idProduct};
        if (std::ranges::find(wanted_.ids, id) == wanted_.ids.end()) {
            return std::nullopt;
        }
        auto port = portOf(device);
        if (!wanted_.port.empty() && port != wanted_.port) {
            return std::nullopt;
        }
        return UsbDevice{id, libusb_get_bus_number(device), libusb_get_device_address(device), std::move(port)};
    }

    /// "1-1.4": bus, then the port numbers from the root hub on; the bus alone for a root hub.
    static std::string portOf(libusb_device* device) {
        constexpr int deepest = 7; // USB 3.0 specification, 8.9: the tiers a path can have
        std::array<std::uint8_t, deepest> numbers{};
        const int count = libusb_get_port_numbers(device, numbers.data(), deepest);
        auto port = std::to_string(libusb_get_bus_number(device));
        for (int i = 0; i < count; ++i) {
            port += (i == 0 ? '-' : '.') + std::to_string(numbers[static_cast<std::size_t>(i)]);
        }
        return port;
    }

    // With LIBUSB_HOTPLUG_ENUMERATE a device arriving during registration may be told of twice: the set filters it.
    void tell(Change change, libusb_device* device) {
        const auto described = describe(device);
        if (!described) {
            return;
        }
        const bool news =
            change == Change::arrived ? present_.insert(*described).second : present_.erase(*described) > 0;
        if (news) {
            callback_(change, *described);
        }
    }

    // Where the system has no hotplug (no udev and no netlink, as in some containers) looking once a second must do.
    void rescan() {
        libusb_device** list = nullptr;
        const auto count = libusb_get_device_list(context_.get(), &list);
        std::set<UsbDevice> seen;
        for (auto* device : std::span(list, count > 0 ? static_cast<std::size_t>(count) : 0)) {
            if (const auto described = describe(device)) {
                seen.insert(*described);
            }
        }
        if (count >= 0) {
            libusb_free_device_list(list, 1);
        }
        const auto before = std::exchange(present_, seen);
        for (const auto& device : before) {
            if (!seen.contains(device)) {
                callback_(Change::left, device);
            }
        }
        for (const auto& device : seen) {
            if (!before.contains(device)) {
                callback_(Change::arrived, device);
            }
        }
    }

    const UsbWanted wanted_;
    const Callback callback_;
    ContextPtr context_;
    std::atomic<bool> stopping_{false};
    std::set<UsbDevice> present_; ///< of the watcher's thread
    std::thread thread_;
};

UsbWatcher::UsbWatcher(UsbWanted wanted, Callback callback)
    : work_(std::make_unique<Work>(std::move(wanted), std::move(callback))) {}

UsbWatcher::~UsbWatcher() = default;

} // namespace fifteen::transport
