// SPDX-License-Identifier: Apache-2.0
#include "emulator/umockdev_front.hpp"

#include "emulator/umockdev_keyboard.hpp"
#include "usbfs_connection.hpp"

#include <array>
#include <cstdio>
#include <mutex>
#include <stdexcept>
#include <string>

namespace fifteen::emulator {

namespace {

constexpr int kBus = 1;

std::string hexadecimal(const Bytes& bytes) {
    std::string text;
    for (const auto byte : bytes) {
        std::array<char, 3> digits{};
        std::snprintf(digits.data(), digits.size(), "%02X", byte);
        text += digits.data();
    }
    return text;
}

std::string threeDigits(int number) {
    std::array<char, 12> digits{};
    std::snprintf(digits.data(), digits.size(), "%03d", number);
    return digits.data();
}

// umockdev complains loudly of itself when a program dies in the middle of a call, which is a daily thing here.
void onCriticalMessage(const gchar* domain, GLogLevelFlags level, const gchar* message, gpointer data) {
    if (std::string_view(message).find("Destroying IoctlClient") == std::string_view::npos) {
        g_log_default_handler(domain, level, message, data);
    }
}

} // namespace

struct UmockdevFront::Testbed {
    Testbed()
        : bed(umockdev_testbed_new()) {}

    Testbed(const Testbed&) = delete;
    Testbed& operator=(const Testbed&) = delete;

    ~Testbed() { g_object_unref(bed); } // ends umockdev's thread; only then the connections go

    UMockdevTestbed* bed;
    std::mutex mutex; ///< guards all of this
    int nextAddress = 2;
    int nextPort = 1;
    // Those unplugged stay: the program may hold their nodes open and must be told ENODEV.
    std::vector<std::unique_ptr<UsbfsConnection>> connections;
};

namespace {

class UsbPort final : public Port {
public:
    UsbPort(std::shared_ptr<UmockdevFront::Testbed> testbed, DeviceModel& model)
        : testbed_(std::move(testbed))
        , model_(model)
        , name_("/devices/pci0000:00/usb1/1-" + std::to_string(testbed_->nextPort++)) {}

    UsbPort(const UsbPort&) = delete;
    UsbPort& operator=(const UsbPort&) = delete;

    ~UsbPort() override { unplug(); }

    // The same port but a fresh address after each plugging, as on a real bus; the ioctl handler is there before the
    // device is seen.
    void plug() override {
        const std::lock_guard lock(testbed_->mutex);
        if (current_ != nullptr) {
            return;
        }
        const int address = testbed_->nextAddress++;
        {
            const std::lock_guard modelLock(*modelMutex_);
            model_.powerOn(std::chrono::steady_clock::now());
        }
        auto& connections = testbed_->connections;
        connections.push_back(std::make_unique<UsbfsConnection>(model_, modelMutex_));
        const auto node = "bus/usb/" + threeDigits(kBus) + "/" + threeDigits(address);
        if (umockdev_testbed_attach_ioctl(testbed_->bed, ("/dev/" + node).c_str(), connections.back()->handler(),
                                          nullptr) == FALSE) {
            throw std::runtime_error("umockdev takes no device at /dev/" + node);
        }
        const auto text =
            "P: " + name_ + "\nN: " + node + "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DRIVER=usb\n" +
            "E: BUSNUM=" + threeDigits(kBus) + "\nE: DEVNUM=" + threeDigits(address) + "\nE: DEVNAME=/dev/" + node +
            "\nA: busnum=" + std::to_string(kBus) + "\\n\nA: devnum=" + std::to_string(address) +
            "\\n\nA: bConfigurationValue=1\\n\nA: speed=12\\n\nH: descriptors=" + hexadecimal(model_.descriptors()) +
            "\n";
        GError* error = nullptr;
        if (umockdev_testbed_add_from_string(testbed_->bed, text.c_str(), &error) == FALSE) {
            const std::string problem = error != nullptr ? error->message : "no reason given";
            g_clear_error(&error);
            throw std::runtime_error("umockdev refuses the device: " + problem);
        }
        current_ = connections.back().get();
    }

    void unplug() override {
        const std::lock_guard lock(testbed_->mutex);
        if (current_ == nullptr) {
            return;
        }
        current_->unplug();
        current_ = nullptr;
        const auto path = "/sys" + name_;
        umockdev_testbed_uevent(testbed_->bed, path.c_str(), "remove");
        umockdev_testbed_remove_device(testbed_->bed, path.c_str());
    }

    bool isPlugged() const override {
        const std::lock_guard lock(testbed_->mutex);
        return current_ != nullptr;
    }

    void withModel(const std::function<void()>& change) override {
        const std::lock_guard lock(*modelMutex_);
        change();
    }

private:
    const std::shared_ptr<UmockdevFront::Testbed> testbed_;
    DeviceModel& model_;
    const std::shared_ptr<std::mutex> modelMutex_ = std::make_shared<std::mutex>();
    UsbfsConnection* current_ = nullptr;
    const std::string name_; ///< of the port, below /sys
};

} // namespace

UmockdevFront::UmockdevFront() {
    g_log_set_handler(nullptr, G_LOG_LEVEL_CRITICAL, &onCriticalMessage, nullptr);
    testbed_ = std::make_shared<Testbed>();
    if (umockdev_in_mock_environment() == FALSE) { // true only once a testbed stands
        throw std::runtime_error("start this program under umockdev-wrapper");
    }
}

UmockdevFront::~UmockdevFront() = default;

std::unique_ptr<Port> UmockdevFront::addPort(DeviceModel& model, const std::string&) {
    return std::make_unique<UsbPort>(testbed_, model);
}

std::shared_ptr<UmockdevKeyboard> UmockdevFront::addKeyboard(std::uint16_t vendor, std::uint16_t product) {
    return std::make_shared<UmockdevKeyboard>(testbed_->bed, vendor, product);
}

} // namespace fifteen::emulator
