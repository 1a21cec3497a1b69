// SPDX-License-Identifier: Apache-2.0
#include "evdev_transport.hpp"
#include "sysfs.hpp"
#include "transport/evdev.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <limits>
#include <linux/input.h>
#include <string>
#include <sys/eventfd.h>
#include <sys/ioctl.h>

namespace fifteen::transport {

namespace {

// What a device is stands in sysfs, which everybody may read; so nothing is opened but what is wanted.
const std::filesystem::path kNodes = "/dev/input";
const std::filesystem::path kClass = "/sys/class/input";
constexpr std::string_view kEvent = "event";

// A scanner with a button or a volume key is several input devices of the same id; one of them types.
constexpr std::array<std::uint16_t, 11> kDigitsAndEnter{KEY_1, KEY_2, KEY_3, KEY_4, KEY_5,    KEY_6,
                                                        KEY_7, KEY_8, KEY_9, KEY_0, KEY_ENTER};

Error openingError(int number) {
    switch (number) {
    case EACCES:
    case EPERM:
        return Error::denied;
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
        return Error::noDevice;
    case EBUSY:
        return Error::busy;
    case ENOTTY:
    case EINVAL:
        return Error::unsuitable;
    default:
        return Error::failed;
    }
}

template <typename Number>
std::optional<Number> parse(std::string_view text, int base) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<UsbId> idOf(const std::filesystem::path& device) {
    const auto vendor = hexIn(device / "id/vendor");
    const auto product = hexIn(device / "id/product");
    return vendor && product ? std::optional(UsbId{*vendor, *product}) : std::nullopt;
}

/// Which keys a device has: a bit map in words as wide as the kernel's long, the highest first.
class Keys {
public:
    explicit Keys(const std::filesystem::path& device) {
        std::ifstream file(device / "capabilities/key");
        for (std::string word; file >> word;) {
            words_.push_back(parse<unsigned long>(word, 16).value_or(0));
        }
    }

    bool has(std::uint16_t key) const {
        constexpr std::size_t width = std::numeric_limits<unsigned long>::digits;
        const auto word = key / width;
        return word < words_.size() && (words_[words_.size() - 1 - word] >> (key % width) & 1U) != 0;
    }

private:
    std::vector<unsigned long> words_;
};

bool hasKeysOf(const std::filesystem::path& device, const EvdevWish& wish) {
    const Keys keys(device);
    const auto has = [&](std::uint16_t key) { return keys.has(key); };
    return wish.keys.empty() ? std::ranges::all_of(kDigitsAndEnter, has) : std::ranges::any_of(wish.keys, has);
}

/// The numbers of the wanted devices' nodes, lowest first.
std::vector<unsigned> wantedEvents(const EvdevWish& wish) {
    std::vector<unsigned> found;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(kNodes, problem)) {
        const auto name = entry.path().filename().string();
        const auto number =
            name.starts_with(kEvent) ? parse<unsigned>(std::string_view(name).substr(kEvent.size()), 10) : std::nullopt;
        const auto device = kClass / name / "device";
        const auto id = number ? idOf(device) : std::nullopt;
        if (id && std::ranges::find(wish.ids, *id) != wish.ids.end() && hasKeysOf(device, wish)) {
            found.push_back(*number);
        }
    }
    std::ranges::sort(found);
    return found;
}

Result<std::unique_ptr<Transport>> openNode(const std::filesystem::path& node) {
    FileDescriptor device(::open(node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!device) {
        return openingError(errno);
    }
    if (ioctl(device.get(), EVIOCGRAB, 1) != 0) {
        return openingError(errno);
    }
    FileDescriptor interruption(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    if (!interruption) {
        return Error::failed;
    }
    return std::make_unique<EvdevTransport>(std::move(device), std::move(interruption));
}

} // namespace

Result<std::unique_ptr<Transport>> openEvdev(const EvdevWish& wish) {
    if (!wish.path.empty()) {
        return openNode(wish.path);
    }
    Result<std::unique_ptr<Transport>> opened = Error::noDevice;
    for (const auto number : wantedEvents(wish)) {
        opened = openNode(kNodes / (std::string(kEvent) + std::to_string(number)));
        if (opened) {
            break;
        }
    }
    return opened;
}

} // namespace fifteen::transport
