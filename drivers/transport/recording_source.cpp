// SPDX-License-Identifier: Apache-2.0
#include "transport/recording.hpp"
#include "transport/recording_line.hpp"

#include <fcntl.h>
#include <mutex>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace fifteen::transport {

namespace {

using Clock = std::chrono::steady_clock;
using What = RecordingLine::What;

/// Of whatever library: a source may decorate one that has error codes of its own.
Error asError(const boost::system::error_code& code) {
    return code.category() == errorCategory() ? static_cast<Error>(code.value()) : Error::failed;
}

/// USB 2.0, 9.4: the answer to a standard request is the device's description of itself, which holds nothing of
/// anybody, and which a replay needs as it is.
bool isDescription(const RecordingLine& line) {
    constexpr std::uint8_t kKind = 0x60; // class or vendor
    return line.what == What::control && (line.request.requestType & kKind) == 0;
}

} // namespace

/// The file, which transports may outlive the source with. Written to by the device's thread and the source's.
class RecordingSource::File {
public:
    File(const std::filesystem::path& path, std::unique_ptr<Redactor> redactor, std::size_t largest)
        : redactor_(std::move(redactor))
        , left_(largest)
        , descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
        // The mode given to open() does not apply to a file that was there already.
        if (descriptor_ < 0 || ::fchmod(descriptor_, S_IRUSR | S_IWUSR) != 0) {
            throw std::runtime_error(path.string() + " cannot be written to: no recording can be made there");
        }
        const std::lock_guard lock(mutex_);
        put(std::string(kRecordingTitle) + "\n# " + std::string(kRecordingWarning) + "\n");
        if (redactor_) {
            put("# Redacted while it was recorded.\n");
        }
    }

    File(const File&) = delete;
    File& operator=(const File&) = delete;

    ~File() { ::close(descriptor_); }

    void write(RecordingLine line) {
        const std::lock_guard lock(mutex_);
        line.at = std::chrono::floor<std::chrono::microseconds>(Clock::now() - began_);
        if (redactor_ && line.isIn() && !isDescription(line)) {
            redactor_->received(line.bytes);
        } else if (redactor_ && !line.isIn() && (line.what == What::send || line.what == What::control)) {
            redactor_->sent(line.bytes, line.moved);
        }
        put(format(line) + "\n");
    }

private:
    // One write a line: the line before a crash is the one that is wanted.
    void put(const std::string& text) {
        if (text.size() > left_ ||
            ::write(descriptor_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            left_ = 0; // a line with a hole after it would be worse than none
            return;
        }
        left_ -= text.size();
    }

    std::mutex mutex_;
    const Clock::time_point began_ = Clock::now();
    std::unique_ptr<Redactor> redactor_;
    std::size_t left_;
    const int descriptor_;
};

namespace {

class RecordingTransport final : public Transport {
public:
    RecordingTransport(std::unique_ptr<Transport> inner, std::shared_ptr<RecordingSource::File> file)
        : inner_(std::move(inner))
        , file_(std::move(file)) {}

    ~RecordingTransport() override {
        RecordingLine line;
        line.what = What::close;
        file_->write(std::move(line));
    }

    const Endpoints& endpoints() const override { return inner_->endpoints(); }

    UsbId usbId() const override { return inner_->usbId(); }

    Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) override {
        auto moved = inner_->send(endpoint, data, timeout);
        RecordingLine line;
        line.what = What::send;
        line.endpoint = endpoint;
        return keep(std::move(line), moved, data, timeout);
    }

    Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                std::chrono::milliseconds timeout) override {
        auto moved = inner_->receive(endpoint, into, timeout);
        RecordingLine line;
        line.what = What::receive;
        line.endpoint = endpoint;
        return keep(std::move(line), moved, into, timeout);
    }

    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override {
        auto moved = inner_->control(request, data, timeout);
        RecordingLine line;
        line.what = What::control;
        line.request = request;
        return keep(std::move(line), moved, data, timeout);
    }

    void interrupt() noexcept override { inner_->interrupt(); }

private:
    Result<std::size_t> keep(RecordingLine line, Result<std::size_t> moved, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) {
        line.timeout = timeout;
        line.room = data.size();
        if (!moved) {
            line.error = asError(moved.error());
        } else {
            line.moved = *moved;
        }
        const auto kept = line.isIn() ? data.first(line.moved) : data;
        line.bytes.assign(kept.begin(), kept.end());
        file_->write(std::move(line));
        return moved;
    }

    std::unique_ptr<Transport> inner_;
    std::shared_ptr<RecordingSource::File> file_;
};

} // namespace

RecordingSource::RecordingSource(std::unique_ptr<DeviceSource> source, const std::filesystem::path& file,
                                 std::unique_ptr<Redactor> redactor, std::size_t largest)
    : source_(std::move(source))
    , file_(std::make_shared<File>(file, std::move(redactor), largest)) {}

RecordingSource::~RecordingSource() = default;

Result<std::unique_ptr<Transport>> RecordingSource::open() {
    auto opened = source_->open();
    RecordingLine line;
    line.what = What::open;
    if (!opened) {
        line.error = asError(opened.error());
        file_->write(std::move(line));
        return opened;
    }
    line.endpoints = (*opened)->endpoints();
    file_->write(std::move(line));
    return std::make_unique<RecordingTransport>(std::move(*opened), file_);
}

void RecordingSource::listen(std::function<void()> changed) {
    if (!changed) {
        source_->listen({});
        return;
    }
    source_->listen([changed = std::move(changed), file = file_] {
        file->write({});
        changed();
    });
}

} // namespace fifteen::transport
