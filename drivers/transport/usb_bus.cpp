// SPDX-License-Identifier: Apache-2.0
#include "usb_bus.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace fifteen::transport {

namespace {

using Change = UsbWatcher::Change;

struct Shared {
    std::mutex mutex;
    std::weak_ptr<UsbBus> bus;
};

Shared& theShared() {
    static Shared shared;
    return shared;
}

/// "1-1.4": bus, then the port numbers from the root hub on; the bus alone for a root hub.
std::string portOf(libusb_device* device) {
    constexpr int deepest = 7; // USB 3.0 specification, 8.9: the tiers a path can have
    std::array<std::uint8_t, deepest> numbers{};
    const int count = libusb_get_port_numbers(device, numbers.data(), deepest);
    auto port = std::to_string(libusb_get_bus_number(device));
    for (int i = 0; i < count; ++i) {
        port += (i == 0 ? '-' : '.') + std::to_string(numbers[static_cast<std::size_t>(i)]);
    }
    return port;
}

std::optional<UsbDevice> describe(libusb_device* device) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS) {
        return std::nullopt;
    }
    return UsbDevice{UsbId{descriptor.idVendor, descriptor.idProduct}, libusb_get_bus_number(device),
                     libusb_get_device_address(device), portOf(device)};
}

bool isWanted(const UsbDevice& device, const UsbWanted& wanted) {
    return std::ranges::find(wanted.ids, device.id) != wanted.ids.end() &&
           (wanted.port.empty() || wanted.port == device.port);
}

} // namespace

std::shared_ptr<UsbBus> UsbBus::shared() {
    auto& [mutex, known] = theShared();
    const std::lock_guard lock(mutex);
    auto bus = known.lock();
    if (!bus) {
        bus = std::make_shared<UsbBus>();
        known = bus;
    }
    return bus;
}

ContextPtr UsbBus::contextForADevice() {
    auto& [mutex, known] = theShared();
    std::shared_ptr<UsbBus> bus;
    {
        const std::lock_guard lock(mutex);
        bus = known.lock();
    }
    ContextPtr spare{nullptr, &libusb_exit};
    if (bus) {
        const std::lock_guard lock(bus->spareMutex_);
        spare.swap(bus->spare_);
    }
    return spare ? std::move(spare) : makeContext();
}

UsbBus::UsbBus()
    : context_(makeContext()) {
    if (!context_) {
        throw std::runtime_error("USB cannot be used: libusb does not start");
    }
    thread_ = std::thread([this] { run(); });
}

UsbBus::~UsbBus() {
    stopping_ = true;
    libusb_interrupt_event_handler(context_.get());
    thread_.join();
}

UsbBus::Place UsbBus::join(UsbWanted wanted, UsbWatcher::Callback callback) {
    Place place;
    {
        const std::lock_guard lock(watchesMutex_);
        place = watches_.insert(watches_.end(), Watch{std::move(wanted), std::move(callback)});
    }
    libusb_interrupt_event_handler(context_.get());
    return place;
}

void UsbBus::leave(Place watch) {
    const std::lock_guard lock(watchesMutex_);
    watches_.erase(watch);
}

void UsbBus::run() {
    using namespace std::chrono_literals;
    constexpr auto quiet = 150ms;
    constexpr timeval whileNothingIsMissing{1, 0};
    constexpr timeval untilQuiet{0, std::chrono::microseconds(quiet).count()};
    libusb_hotplug_callback_handle registered = 0;
    const bool hotplug = libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) != 0 && registerHotplug(registered);
    bool complete = false;
    while (!stopping_) {
        if (!hotplug) {
            rescan();
        }
        greet();
        const auto before = std::chrono::steady_clock::now();
        timeval patience = complete ? whileNothingIsMissing : untilQuiet;
        libusb_handle_events_timeout_completed(context_.get(), &patience, nullptr);
        complete = keepSpare(std::chrono::steady_clock::now() - before >= quiet);
    }
    if (hotplug) {
        libusb_hotplug_deregister_callback(context_.get(), registered);
    }
}

bool UsbBus::registerHotplug(libusb_hotplug_callback_handle& registered) {
    return libusb_hotplug_register_callback(
               context_.get(), LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
               LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
               &UsbBus::onHotplug, this, &registered) == LIBUSB_SUCCESS;
}

int LIBUSB_CALL UsbBus::onHotplug(libusb_context* /*context*/, libusb_device* device, libusb_hotplug_event event,
                                  void* self) {
    if (const auto described = describe(device)) {
        static_cast<UsbBus*>(self)->happened(
            event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED ? Change::arrived : Change::left, *described);
    }
    return 0; // stay registered
}

// With LIBUSB_HOTPLUG_ENUMERATE a device arriving during registration may be told of twice: the set filters it.
void UsbBus::happened(Change change, const UsbDevice& device) {
    const bool news = change == Change::arrived ? present_.insert(device).second : present_.erase(device) > 0;
    if (!news) {
        return;
    }
    const std::lock_guard lock(watchesMutex_);
    for (const auto& watch : watches_) {
        if (watch.greeted && isWanted(device, watch.wanted)) {
            watch.callback(change, device);
        }
    }
}

void UsbBus::greet() {
    const std::lock_guard lock(watchesMutex_);
    for (auto& watch : watches_) {
        if (std::exchange(watch.greeted, true)) {
            continue;
        }
        for (const auto& device : present_) {
            if (isWanted(device, watch.wanted)) {
                watch.callback(Change::arrived, device);
            }
        }
    }
}

// Where the system has no hotplug (no udev and no netlink, as in some containers) looking once a second must do.
void UsbBus::rescan() {
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
    const auto before = present_;
    for (const auto& device : before) {
        if (!seen.contains(device)) {
            happened(Change::left, device);
        }
    }
    for (const auto& device : seen) {
        happened(Change::arrived, device);
    }
}

/// Makes the next context in a quiet moment, and lets the one there is hear what has been plugged. True: there is one.
bool UsbBus::keepSpare(bool quiet) {
    const std::lock_guard lock(spareMutex_);
    if (!spare_ && quiet && !stopping_) {
        spare_ = makeContext();
    }
    if (spare_) {
        timeval atOnce{0, 0};
        libusb_handle_events_timeout_completed(spare_.get(), &atOnce, nullptr);
    }
    return spare_ != nullptr;
}

} // namespace fifteen::transport
