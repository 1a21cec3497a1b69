// SPDX-License-Identifier: Apache-2.0
#include "evdev_transport.hpp"
#include "transport/evdev.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
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

// A scanner with a button or a volume key is several input devices of the same id; one of them types. Keys below 32
// are in the last word of the bit map, however wide the kernel's words are.
constexpr unsigned long long kDigitsAndEnter = 0x3FFULL << KEY_1 | 1ULL << KEY_ENTER;

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

/// The last word of a small file.
std::string lastWord(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string word;
    while (file >> word) {
    }
    return word;
}

std::optional<UsbId> idOf(const std::filesystem::path& device) {
    const auto vendor = parse<std::uint16_t>(lastWord(device / "id/vendor"), 16);
    const auto product = parse<std::uint16_t>(lastWord(device / "id/product"), 16);
    return vendor && product ? std::optional(UsbId{*vendor, *product}) : std::nullopt;
}

bool types(const std::filesystem::path& device) {
    const auto keys = parse<unsigned long long>(lastWord(device / "capabilities/key"), 16);
    return keys && (*keys & kDigitsAndEnter) == kDigitsAndEnter;
}

/// The numbers of the wanted devices' nodes, lowest first.
std::vector<unsigned> wantedEvents(const std::vector<UsbId>& ids) {
    std::vector<unsigned> found;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(kNodes, problem)) {
        const auto name = entry.path().filename().string();
        const auto number =
            name.starts_with(kEvent) ? parse<unsigned>(std::string_view(name).substr(kEvent.size()), 10) : std::nullopt;
        const auto device = kClass / name / "device";
        const auto id = number ? idOf(device) : std::nullopt;
        if (id && std::ranges::find(ids, *id) != ids.end() && types(device)) {
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
    for (const auto number : wantedEvents(wish.ids)) {
        opened = openNode(kNodes / (std::string(kEvent) + std::to_string(number)));
        if (opened) {
            break;
        }
    }
    return opened;
}

} // namespace fifteen::transport
