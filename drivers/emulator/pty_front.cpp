// SPDX-License-Identifier: Apache-2.0
#include "emulator/pty_front.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <system_error>
#include <termios.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace fifteen::emulator {

namespace {

constexpr std::uint8_t kOut = 0x01;
constexpr std::uint8_t kIn = 0x81;
constexpr std::size_t kChunk = 256;
// A model cannot say when it will have something to say: it is asked so often. Devices at 9600 baud need 10 ms for ten
// bytes.
constexpr int kAskEvery_ms = 10;

/// Owns what it was given and closes it.
class Descriptor {
public:
    explicit Descriptor(int number)
        : number_(number) {
        if (number < 0) {
            throw std::system_error(errno, std::generic_category(), "no pseudo-terminal");
        }
    }

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    ~Descriptor() { close(number_); }

    int get() const { return number_; }

private:
    int number_;
};

std::pair<int, int> openLine() {
    termios raw{};
    cfmakeraw(&raw);
    raw.c_cflag |= CREAD | CLOCAL;
    cfsetspeed(&raw, B9600);
    int front = -1;
    int back = -1;
    if (openpty(&front, &back, nullptr, &raw, nullptr) != 0) {
        throw std::system_error(errno, std::generic_category(), "no pseudo-terminal");
    }
    for (const int number : {front, back}) {
        fcntl(number, F_SETFD, FD_CLOEXEC);
        fcntl(number, F_SETFL, O_NONBLOCK);
    }
    return {front, back};
}

} // namespace

/// One line from plugging to unplugging.
class PtyFront::Line {
public:
    Line(DeviceModel& model, std::shared_ptr<std::mutex> modelMutex)
        : Line(model, std::move(modelMutex), openLine()) {}

    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    ~Line() {
        stopping_ = true;
        wake();
        thread_.join();
    }

    std::filesystem::path path() const { return ttyname(programsEnd_.get()); }

    void wake() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(wakeUp_.get(), &one, sizeof one);
    }

private:
    Line(DeviceModel& model, std::shared_ptr<std::mutex> modelMutex, std::pair<int, int> ends)
        : model_(model)
        , modelMutex_(std::move(modelMutex))
        , modelsEnd_(ends.first)
        , programsEnd_(ends.second)
        , wakeUp_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
        , thread_([this] { run(); }) {}

    void run() {
        bool moved = false;
        while (!stopping_) {
            std::array<pollfd, 2> polled{{{modelsEnd_.get(), 0, 0}, {wakeUp_.get(), POLLIN, 0}}};
            polled[0].events = static_cast<short>((heard_.empty() ? POLLIN : 0) | (toSay_.empty() ? 0 : POLLOUT));
            poll(polled.data(), polled.size(), moved ? 0 : kAskEvery_ms);
            std::uint64_t ignored = 0;
            [[maybe_unused]] const auto woken = read(wakeUp_.get(), &ignored, sizeof ignored);
            moved = hear();
            talk(std::chrono::steady_clock::now());
            moved = say() || moved;
        }
    }

    /// Whether anything came; so below.
    bool hear() {
        if (!heard_.empty()) {
            return false; // the model has not taken all yet: the program must wait, as it would for a slow device
        }
        heard_.resize(kChunk);
        const auto got = read(modelsEnd_.get(), heard_.data(), heard_.size());
        heard_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return got > 0;
    }

    void talk(TimePoint now) {
        const std::lock_guard lock(*modelMutex_);
        if (!heard_.empty()) {
            const auto taken = model_.takeOut(kOut, heard_, now);
            heard_.erase(heard_.begin(), heard_.begin() + static_cast<std::ptrdiff_t>(taken));
        }
        if (toSay_.empty()) {
            if (auto data = model_.giveIn(kIn, kChunk, now)) {
                toSay_ = std::move(data->bytes);
            }
        }
    }

    bool say() {
        const auto said = toSay_.empty() ? 0 : write(modelsEnd_.get(), toSay_.data(), toSay_.size());
        if (said > 0) {
            toSay_.erase(toSay_.begin(), toSay_.begin() + said);
        }
        return said > 0;
    }

    DeviceModel& model_;
    const std::shared_ptr<std::mutex> modelMutex_;
    Descriptor modelsEnd_;
    Descriptor programsEnd_; ///< kept open: without a reader the line would hang up on the model
    Descriptor wakeUp_;
    std::atomic<bool> stopping_{false};
    Bytes heard_; ///< not taken by the model yet
    Bytes toSay_; ///< not taken by the program yet
    std::thread thread_;
};

PtyFront::PtyFront(DeviceModel& model, std::filesystem::path link)
    : model_(model)
    , link_(std::move(link))
    , modelMutex_(std::make_shared<std::mutex>()) {}

PtyFront::~PtyFront() {
    unplug();
}

void PtyFront::plug() {
    if (line_) {
        return;
    }
    {
        const std::lock_guard lock(*modelMutex_);
        model_.powerOn(std::chrono::steady_clock::now());
    }
    auto line = std::make_unique<Line>(model_, modelMutex_);
    std::error_code ignored;
    if (std::filesystem::is_symlink(link_, ignored)) {
        std::filesystem::remove(link_, ignored);
    }
    std::filesystem::create_symlink(line->path(), link_);
    line_ = std::move(line);
}

void PtyFront::unplug() {
    if (line_) {
        std::error_code ignored;
        std::filesystem::remove(link_, ignored);
        line_.reset();
    }
}

bool PtyFront::isPlugged() const {
    return line_ != nullptr;
}

void PtyFront::withModel(const std::function<void()>& change) {
    {
        const std::lock_guard lock(*modelMutex_);
        change();
    }
    if (line_) {
        line_->wake();
    }
}

} // namespace fifteen::emulator
