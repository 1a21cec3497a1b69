// SPDX-License-Identifier: Apache-2.0
#include "transport/recording.hpp"
#include "transport/recording_line.hpp"

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <stdexcept>

namespace fifteen::transport {

namespace {

using Clock = std::chrono::steady_clock;
using What = RecordingLine::What;

struct NumberedLine {
    std::size_t number = 0; ///< in the file, from 1
    RecordingLine line;
};

std::vector<NumberedLine> readRecording(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string text;
    if (!std::getline(file, text) || text != kRecordingTitle) {
        throw std::runtime_error(path.string() + " is no recording: its first line is not \"" +
                                 std::string(kRecordingTitle) + "\"");
    }
    std::vector<NumberedLine> lines;
    for (std::size_t number = 2; std::getline(file, text); ++number) {
        if (text.empty() || text.front() == '#') {
            continue;
        }
        auto line = parseRecordingLine(text);
        if (!line) {
            throw std::runtime_error(path.string() + ", line " + std::to_string(number) +
                                     ": not a line of a recording (RECORDING.md)");
        }
        lines.push_back({number, std::move(*line)});
    }
    return lines;
}

/// Whether the driver does what it did then. Room and time given may differ: they depend on the clock and on versions.
bool isSame(const RecordingLine& recorded, const RecordingLine& done) {
    if (recorded.what != done.what) {
        return false;
    }
    const auto& [type, request, value, index] = recorded.request;
    const bool sameRequest = type == done.request.requestType && request == done.request.request &&
                             value == done.request.value && index == done.request.index;
    const bool sameBytes = recorded.isIn() ? done.room >= recorded.bytes.size() : done.bytes == recorded.bytes;
    return recorded.endpoint == done.endpoint && sameRequest && sameBytes;
}

} // namespace

/// The recording and how far it has been played.
class ReplaySource::Play {
public:
    Play(const std::filesystem::path& file, ReplayPace pace)
        : lines_(readRecording(file))
        , pace_(pace) {}

    /// What became of it then; noDevice after the end, failed for something else than was recorded.
    Result<RecordingLine> play(const RecordingLine& done, const bool& interrupted) {
        auto played = take(done, interrupted);
        tellChanges();
        return played;
    }

    /// A transport that is closed earlier than recorded is noticed by the next open().
    void closed() {
        {
            const std::lock_guard lock(mutex_);
            skipChanges();
            if (next_ < lines_.size() && lines_[next_].line.what == What::close) {
                ++next_;
                skipChanges();
            }
        }
        tellChanges();
    }

    /// Sets a transport's flag, which the waiting one looks at.
    void interrupt(bool& interrupted) {
        const std::lock_guard lock(mutex_);
        interrupted = true;
        wake_.notify_all();
    }

    void listen(std::function<void()> changed) {
        const std::lock_guard lock(listenerMutex_);
        listener_ = std::move(changed);
    }

    std::optional<std::string> mismatch() const {
        const std::lock_guard lock(mutex_);
        return mismatch_;
    }

    bool finished() const {
        const std::lock_guard lock(mutex_);
        return next_ == lines_.size() && !mismatch_;
    }

private:
    Result<RecordingLine> take(const RecordingLine& done, const bool& interrupted) {
        std::unique_lock lock(mutex_);
        if (interrupted) {
            return Error::interrupted;
        }
        if (mismatch_) {
            return Error::failed;
        }
        skipChanges();
        if (next_ == lines_.size()) {
            return Error::noDevice;
        }
        const auto& [number, recorded] = lines_[next_];
        if (!isSame(recorded, done)) {
            mismatch_ = "line " + std::to_string(number) + "\n  recorded: " + formatAction(recorded) +
                        "\n  done now: " + formatAction(done);
            return Error::failed;
        }
        if (!began_) {
            began_ = Clock::now() - recorded.at;
        }
        if (pace_ == ReplayPace::recorded && done.what != What::open) {
            wake_.wait_until(lock, *began_ + recorded.at, [&] { return interrupted; });
        }
        if (interrupted) {
            return Error::interrupted;
        }
        ++next_;
        auto played = recorded;
        skipChanges();
        return played;
    }

    void skipChanges() {
        while (next_ < lines_.size() && lines_[next_].line.what == What::changed) {
            ++next_;
            ++changes_;
        }
    }

    void tellChanges() {
        const std::lock_guard lock(listenerMutex_); // held during the calls: listen() promises that none is under way
        while (takeChange()) {
            if (listener_) {
                listener_();
            }
        }
    }

    bool takeChange() {
        const std::lock_guard lock(mutex_);
        return changes_ > 0 && changes_-- > 0;
    }

    const std::vector<NumberedLine> lines_;
    const ReplayPace pace_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::size_t next_ = 0;
    std::optional<Clock::time_point> began_;
    std::optional<std::string> mismatch_;
    int changes_ = 0; ///< played and not told yet
    std::mutex listenerMutex_;
    std::function<void()> listener_;
};

namespace {

class ReplayTransport final : public Transport {
public:
    ReplayTransport(std::shared_ptr<ReplaySource::Play> play, Endpoints endpoints)
        : play_(std::move(play))
        , endpoints_(std::move(endpoints)) {}

    ~ReplayTransport() override { play_->closed(); }

    const Endpoints& endpoints() const override { return endpoints_; }

    Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) override {
        auto done = make(What::send, timeout, data);
        done.endpoint = endpoint;
        return moved(play_->play(done, interrupted_), {});
    }

    Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                std::chrono::milliseconds timeout) override {
        auto done = make(What::receive, timeout, {});
        done.endpoint = endpoint;
        done.room = into.size();
        return moved(play_->play(done, interrupted_), into);
    }

    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override {
        const bool isIn = (request.requestType & 0x80) != 0;
        auto done = make(What::control, timeout, isIn ? std::span<std::uint8_t>() : data);
        done.request = request;
        done.room = data.size();
        return moved(play_->play(done, interrupted_), data);
    }

    void interrupt() noexcept override { play_->interrupt(interrupted_); }

private:
    static RecordingLine make(What what, std::chrono::milliseconds timeout, std::span<const std::uint8_t> bytes) {
        RecordingLine line;
        line.what = what;
        line.timeout = timeout;
        line.bytes.assign(bytes.begin(), bytes.end());
        line.moved = bytes.size();
        return line;
    }

    static Result<std::size_t> moved(const Result<RecordingLine>& played, std::span<std::uint8_t> into) {
        if (!played) {
            return played.error();
        }
        if (played->error) {
            return *played->error;
        }
        if (!played->isIn()) {
            return played->moved;
        }
        std::ranges::copy(played->bytes, into.begin());
        return played->bytes.size();
    }

    std::shared_ptr<ReplaySource::Play> play_;
    Endpoints endpoints_;
    bool interrupted_ = false; ///< under the play's lock
};

} // namespace

ReplaySource::ReplaySource(const std::filesystem::path& file, ReplayPace pace)
    : play_(std::make_shared<Play>(file, pace)) {}

ReplaySource::~ReplaySource() = default;

Result<std::unique_ptr<Transport>> ReplaySource::open() {
    RecordingLine done;
    done.what = What::open;
    const auto played = play_->play(done, false);
    if (!played) {
        return played.error();
    }
    if (played->error) {
        return *played->error;
    }
    return std::make_unique<ReplayTransport>(play_, played->endpoints);
}

void ReplaySource::listen(std::function<void()> changed) {
    play_->listen(std::move(changed));
}

std::optional<std::string> ReplaySource::mismatch() const {
    return play_->mismatch();
}

bool ReplaySource::finished() const {
    return play_->finished();
}

} // namespace fifteen::transport
