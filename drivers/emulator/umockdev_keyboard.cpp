// SPDX-License-Identifier: Apache-2.0
#include "emulator/umockdev_keyboard.hpp"

#include <umockdev.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <stdexcept>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace fifteen::emulator {

namespace {

constexpr int kInputMajor = 13;
constexpr int kFirstEventMinor = 64;
constexpr int kReadersPatience_ms = 2000; // a program that reads makes room at once
constexpr const char* kKeyboardKeys = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe";
constexpr const char* kKnobKeys = "e000000000000 0"; // mute and volume

// umockdev cannot make the same node twice in a testbed's life.
int nextEvent() {
    static std::atomic<int> next{3};
    return next++;
}

std::string fourHexDigits(std::uint16_t number) {
    std::array<char, 5> digits{};
    std::snprintf(digits.data(), digits.size(), "%04x", number);
    return digits.data();
}

} // namespace

struct UmockdevKeyboard::Implementation {
    Implementation(UMockdevTestbed* itsBed, std::uint16_t itsVendor, std::uint16_t itsProduct)
        : bed(itsBed)
        , vendor(itsVendor)
        , product(itsProduct)
        , handler(umockdev_ioctl_base_new()) {
        g_signal_connect(handler, "handle-ioctl", G_CALLBACK(&Implementation::onIoctl), this);
    }

    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    ~Implementation() {
        for (const int peer : peers) {
            close(peer);
        }
        g_signal_handlers_disconnect_by_data(handler, this);
        g_object_unref(handler);
    }

    static gboolean onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
        auto& keyboard = *static_cast<Implementation*>(self);
        const auto request = umockdev_ioctl_client_get_request(client);
        if (_IOC_TYPE(request) == 'E' && _IOC_NR(request) == _IOC_NR(EVIOCGSW(0))) {
            keyboard.answerSwitches(client, _IOC_SIZE(request));
            return TRUE;
        }
        if (umockdev_ioctl_client_get_request(client) != EVIOCGRAB) {
            return FALSE;
        }
        const bool refused = keyboard.grabbedByOthers;
        keyboard.grabbed = !refused;
        umockdev_ioctl_client_complete(client, refused ? -1 : 0, refused ? EBUSY : 0);
        return TRUE;
    }

    void answerSwitches(UMockdevIoctlClient* client, std::size_t size) const {
        const std::uint32_t on = switches; // little-endian bytes, as the kernel's bit map on every board we run on
        auto* const bits = umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, size, nullptr);
        if (bits == nullptr) {
            umockdev_ioctl_client_complete(client, -1, EFAULT);
            return;
        }
        std::memset(bits->data, 0, size);
        std::memcpy(bits->data, &on, std::min(size, sizeof on));
        umockdev_ioctl_data_unref(bits);
        umockdev_ioctl_client_complete(client, static_cast<glong>(size), 0);
    }

    std::string name() const { return "event" + std::to_string(event); }

    std::string input() const { return "/devices/pci0000:00/usb1/1-9/input/input" + std::to_string(event); }

    void remove(const std::string& path) const {
        umockdev_testbed_uevent(bed, ("/sys" + path).c_str(), "remove");
        umockdev_testbed_remove_device(bed, ("/sys" + path).c_str());
    }

    UMockdevTestbed* const bed;
    const std::uint16_t vendor;
    const std::uint16_t product;
    UMockdevIoctlBase* const handler;
    std::atomic<bool> grabbed{false};
    std::atomic<bool> grabbedByOthers{false};
    std::atomic<std::uint32_t> switches{0};
    bool types = true;
    int event = 0;
    std::vector<int> peers; ///< keep the numbers of pseudo-terminals taken, which umockdev cannot see used again
    int end = -1;           ///< ours of the node's pseudo-terminal; belongs to the testbed
};

UmockdevKeyboard::UmockdevKeyboard(_UMockdevTestbed* testbed, std::uint16_t vendor, std::uint16_t product)
    : implementation_(std::make_unique<Implementation>(testbed, vendor, product)) {}

UmockdevKeyboard::~UmockdevKeyboard() {
    unplug();
}

void UmockdevKeyboard::plug() {
    auto& keyboard = *implementation_;
    if (keyboard.end >= 0) {
        return;
    }
    keyboard.event = nextEvent();
    keyboard.grabbed = false;
    const auto input = keyboard.input();
    const auto minor = std::to_string(kFirstEventMinor + keyboard.event);
    const auto text = "P: " + input +
                      "\nE: SUBSYSTEM=input\nA: id/bustype=0003\\n\nA: id/vendor=" + fourHexDigits(keyboard.vendor) +
                      "\\n\nA: id/product=" + fourHexDigits(keyboard.product) +
                      "\\n\nA: capabilities/key=" + (keyboard.types ? kKeyboardKeys : kKnobKeys) +
                      "\\n\n\nP: " + input + "/" + keyboard.name() + "\nN: input/" + keyboard.name() +
                      "\nE: SUBSYSTEM=input\nE: DEVNAME=" + node() + "\nE: MAJOR=" + std::to_string(kInputMajor) +
                      "\nE: MINOR=" + minor + "\nA: dev=" + std::to_string(kInputMajor) + ":" + minor +
                      "\\n\nL: device=../../input" + std::to_string(keyboard.event) + "\n";
    GError* error = nullptr;
    // The handler is there before the device is seen.
    if (umockdev_testbed_attach_ioctl(keyboard.bed, node().c_str(), keyboard.handler, &error) == FALSE ||
        umockdev_testbed_add_from_string(keyboard.bed, text.c_str(), &error) == FALSE) {
        const std::string problem = error != nullptr ? error->message : "no reason given";
        g_clear_error(&error);
        throw std::runtime_error("umockdev refuses the keyboard: " + problem);
    }
    keyboard.end = umockdev_testbed_get_dev_fd(keyboard.bed, node().c_str());
    fcntl(keyboard.end, F_SETFL, O_NONBLOCK); // a program that does not read must not hold up who types
    if (const int peer = ioctl(keyboard.end, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC); peer >= 0) {
        keyboard.peers.push_back(peer);
    }
}

void UmockdevKeyboard::unplug() {
    auto& keyboard = *implementation_;
    if (keyboard.end < 0) {
        return;
    }
    keyboard.remove(keyboard.input() + "/" + keyboard.name());
    keyboard.remove(keyboard.input());
    // Hangs up. The number stays taken, for the testbed will close it once more.
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup3(nothing, keyboard.end, O_CLOEXEC);
    close(nothing);
    keyboard.end = -1;
}

bool UmockdevKeyboard::isPlugged() const {
    return implementation_->end >= 0;
}

void UmockdevKeyboard::type(const Bytes& events) {
    const int end = implementation_->end;
    for (std::size_t at = 0; at < events.size();) {
        const auto written = write(end, events.data() + at, events.size() - at);
        if (written > 0) {
            at += static_cast<std::size_t>(written);
        } else if (errno == EAGAIN) {
            pollfd room{end, POLLOUT, 0};
            if (poll(&room, 1, kReadersPatience_ms) == 0) {
                tcflush(implementation_->peers.back(), TCIFLUSH);
                throw std::runtime_error("nobody reads what this keyboard types");
            }
        } else if (errno != EINTR) {
            throw std::runtime_error("nobody can type on a keyboard that is not plugged");
        }
    }
}

void UmockdevKeyboard::setSwitch(std::uint16_t number, bool on) {
    auto& switches = implementation_->switches;
    switches = on ? switches | 1U << number : switches & ~(1U << number);
}

void UmockdevKeyboard::setTypes(bool types) {
    implementation_->types = types;
}

void UmockdevKeyboard::setGrabbedByOthers(bool grabbed) {
    implementation_->grabbedByOthers = grabbed;
}

bool UmockdevKeyboard::isGrabbed() const {
    return implementation_->grabbed;
}

std::string UmockdevKeyboard::node() const {
    return "/dev/input/" + implementation_->name();
}

} // namespace fifteen::emulator
