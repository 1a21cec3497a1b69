// SPDX-License-Identifier: Apache-2.0
#include "usb_holds.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>

namespace fifteen::transport {

namespace {

struct Held {
    UsbDevice device;
    UsbInterfaceWish wish;
    bool open = false;
};

struct Home {
    UsbInterfaceWish wish;
    UsbId model;
    std::string port;
};

struct Book {
    std::mutex mutex; ///< guards all of this
    std::condition_variable changed;
    std::vector<Held> held;
    std::map<const UsbHome*, Home> homes; ///< of sources that have had a device
};

Book& theBook() {
    static Book book;
    return book;
}

std::vector<Held>::iterator find(Book& book, const UsbDevice& device, const UsbInterfaceWish& wish) {
    return std::ranges::find_if(book.held,
                                [&](const Held& held) { return held.device == device && held.wish == wish; });
}

bool isAt(const Home& home, const UsbDevice& device) {
    return home.model == device.id && home.port == device.port;
}

} // namespace

std::optional<UsbHold> UsbHold::take(const UsbDevice& device, const UsbInterfaceWish& wish) {
    auto& book = theBook();
    std::unique_lock lock(book.mutex);
    auto found = book.held.end();
    book.changed.wait(lock, [&] {
        found = find(book, device, wish);
        return found == book.held.end() || found->open;
    });
    if (found != book.held.end()) {
        return std::nullopt;
    }
    book.held.push_back({device, wish});
    return UsbHold(device, wish);
}

UsbHold::UsbHold(UsbDevice device, const UsbInterfaceWish& wish)
    : device_(std::move(device))
    , wish_(wish) {}

UsbHold::UsbHold(UsbHold&& other) noexcept
    : device_(std::move(other.device_))
    , wish_(other.wish_)
    , holds_(std::exchange(other.holds_, false)) {}

UsbHold::~UsbHold() {
    if (!holds_) {
        return;
    }
    auto& book = theBook();
    const std::lock_guard lock(book.mutex);
    book.held.erase(find(book, device_, wish_));
    book.changed.notify_all();
}

void UsbHold::opened() {
    auto& book = theBook();
    const std::lock_guard lock(book.mutex);
    find(book, device_, wish_)->open = true;
    book.changed.notify_all();
}

UsbHome::UsbHome(const UsbInterfaceWish& wish)
    : wish_(wish) {}

UsbHome::~UsbHome() {
    auto& book = theBook();
    const std::lock_guard lock(book.mutex);
    book.homes.erase(this);
}

std::vector<UsbDevice> UsbHome::choose(const std::set<UsbDevice>& present) const {
    auto& book = theBook();
    const std::lock_guard lock(book.mutex);
    std::vector<UsbDevice> chosen;
    for (const auto& device : present) {
        const auto lives = [&](const auto& entry) { return entry.second.wish == wish_ && isAt(entry.second, device); };
        const auto home = std::ranges::find_if(book.homes, lives);
        if (home == book.homes.end()) {
            chosen.push_back(device);
        } else if (home->first == this) {
            chosen.insert(chosen.begin(), device);
        }
    }
    return chosen;
}

void UsbHome::moveTo(const UsbDevice& device) {
    auto& book = theBook();
    const std::lock_guard lock(book.mutex);
    book.homes[this] = {wish_, device.id, device.port};
}

} // namespace fifteen::transport
