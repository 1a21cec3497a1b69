// SPDX-License-Identifier: Apache-2.0
#include "emulator/usbredir_front.hpp"

#include "emulator/usbredir_device.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <mutex>
#include <thread>

namespace fifteen::emulator {

namespace {

using boost::asio::local::stream_protocol;
using namespace std::chrono_literals;

constexpr auto kFrame = 1ms;                          // of a full-speed bus
constexpr std::size_t kMostUnsent = 16U << 20;        // a guest that does not read is cut off
constexpr auto now = &std::chrono::steady_clock::now; // the models' clock

/// The socket of one model, its connection, and the model's lock. All handlers run on the front's thread.
class Line : public std::enable_shared_from_this<Line> {
public:
    Line(boost::asio::io_context& io, const std::filesystem::path& path, DeviceModel& model)
        : io_(io)
        , path_(path)
        , model_(&model)
        , acceptor_(io, stream_protocol::endpoint(path.string()))
        , socket_(io)
        , frame_(io) {}

    void start() {
        boost::asio::post(io_, [self = shared_from_this()] { self->accept(); });
    }

    void plug() {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(plugged_, true)) {
            model_->powerOn(now());
            if (device_) {
                device_->plug();
                sendLater();
            }
        }
    }

    void unplug() {
        const std::lock_guard lock(mutex_);
        if (std::exchange(plugged_, false) && device_) {
            device_->unplug();
            sendLater();
        }
    }

    bool isPlugged() const {
        const std::lock_guard lock(mutex_);
        return plugged_;
    }

    void withModel(const std::function<void()>& change) {
        const std::lock_guard lock(mutex_);
        change();
    }

    /// The model is not touched any more after this.
    void end() {
        {
            const std::lock_guard lock(mutex_);
            model_ = nullptr;
            device_.reset();
        }
        boost::asio::post(io_, [self = shared_from_this()] {
            boost::system::error_code ignored;
            self->acceptor_.close(ignored);
            self->hangUp();
        });
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

private:
    void accept() {
        acceptor_.async_accept([self = shared_from_this()](const auto& error, stream_protocol::socket socket) {
            if (error == boost::asio::error::operation_aborted) {
                return;
            }
            if (!error) {
                self->begin(std::move(socket));
            }
            self->accept();
        });
    }

    void begin(stream_protocol::socket socket) {
        hangUp();
        socket_ = std::move(socket);
        ++connection_;
        {
            const std::lock_guard lock(mutex_);
            if (model_ == nullptr) {
                return;
            }
            device_ = std::make_unique<UsbredirDevice>(*model_, plugged_);
        }
        send();
        read();
    }

    void hangUp() {
        boost::system::error_code ignored;
        socket_.close(ignored);
        frame_.cancel();
        unsent_.clear();
        sending_.clear();
        ticking_ = false;
        const std::lock_guard lock(mutex_);
        device_.reset();
    }

    // A handler of a connection that has been replaced finds another number, and does nothing.
    template <typename Handler>
    auto ofThisConnection(Handler handler) {
        return [self = shared_from_this(), connection = connection_, handler](const auto& error, auto... more) {
            if (connection == self->connection_ && error != boost::asio::error::operation_aborted) {
                handler(*self, error, more...);
            }
        };
    }

    void read() {
        socket_.async_read_some(boost::asio::buffer(chunk_),
                                ofThisConnection([](Line& self, const auto& error, std::size_t size) {
                                    if (error || !self.take(size)) {
                                        self.hangUp();
                                        return;
                                    }
                                    self.send();
                                    self.tick();
                                    self.read();
                                }));
    }

    bool take(std::size_t size) {
        const std::lock_guard lock(mutex_);
        return device_ && device_->receive(std::span(chunk_).first(size), now());
    }

    // While a transfer is in flight the model is asked once a frame, as by a host controller.
    void tick() {
        if (ticking_ || !isBusy()) {
            return;
        }
        ticking_ = true;
        frame_.expires_after(kFrame);
        frame_.async_wait(ofThisConnection([](Line& self, const auto&) {
            self.ticking_ = false;
            self.progress();
            self.send();
            self.tick();
        }));
    }

    bool isBusy() const {
        const std::lock_guard lock(mutex_);
        return device_ && device_->isBusy();
    }

    void progress() {
        const std::lock_guard lock(mutex_);
        if (device_) {
            device_->progress(now());
        }
    }

    void sendLater() {
        boost::asio::post(io_, [self = shared_from_this()] { self->send(); });
    }

    void send() {
        {
            const std::lock_guard lock(mutex_);
            if (device_) {
                const auto output = device_->takeOutput();
                unsent_.insert(unsent_.end(), output.begin(), output.end());
            }
        }
        if (unsent_.size() > kMostUnsent) {
            hangUp();
        } else if (sending_.empty() && !unsent_.empty()) {
            sending_.swap(unsent_);
            boost::asio::async_write(socket_, boost::asio::buffer(sending_),
                                     ofThisConnection([](Line& self, const auto& error, std::size_t) {
                                         self.sending_.clear();
                                         if (error) {
                                             self.hangUp();
                                         } else {
                                             self.send();
                                         }
                                     }));
        }
    }

    boost::asio::io_context& io_;
    const std::filesystem::path path_;
    mutable std::mutex mutex_; ///< guards the model and these three
    DeviceModel* model_;       ///< null after end()
    std::unique_ptr<UsbredirDevice> device_;
    bool plugged_ = false;

    stream_protocol::acceptor acceptor_;
    stream_protocol::socket socket_;
    boost::asio::steady_timer frame_;
    unsigned connection_ = 0;
    bool ticking_ = false;
    std::array<std::uint8_t, 16384> chunk_{};
    Bytes unsent_;
    Bytes sending_;
};

class UsbredirPort final : public Port {
public:
    explicit UsbredirPort(std::shared_ptr<Line> line)
        : line_(std::move(line)) {
        line_->start();
    }

    UsbredirPort(const UsbredirPort&) = delete;
    UsbredirPort& operator=(const UsbredirPort&) = delete;

    ~UsbredirPort() override { line_->end(); }

    void plug() override { line_->plug(); }

    void unplug() override { line_->unplug(); }

    bool isPlugged() const override { return line_->isPlugged(); }

    void withModel(const std::function<void()>& change) override { line_->withModel(change); }

private:
    std::shared_ptr<Line> line_;
};

} // namespace

class UsbredirFront::Loop {
public:
    Loop()
        : thread_([this] { io.run(); }) {}

    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    ~Loop() {
        work_.reset();
        thread_.join(); // the ports have ended, so nothing is left to wait for
    }

    boost::asio::io_context io{1};

private:
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{io.get_executor()};
    std::thread thread_;
};

UsbredirFront::UsbredirFront(const std::filesystem::path& folder)
    : folder_(folder) {
    std::filesystem::create_directories(folder_);
    loop_ = std::make_unique<Loop>();
}

UsbredirFront::~UsbredirFront() = default;

std::unique_ptr<Port> UsbredirFront::addPort(DeviceModel& model, const std::string& name) {
    const auto path = folder_ / (name + ".usb");
    if (std::filesystem::is_socket(path)) {
        std::filesystem::remove(path); // left behind by a bench that died
    }
    return std::make_unique<UsbredirPort>(std::make_shared<Line>(loop_->io, path, model));
}

} // namespace fifteen::emulator
