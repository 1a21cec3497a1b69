// SPDX-License-Identifier: Apache-2.0
// Several devices of one kind on one bus, and as many sources of this program for them.
#include "emulator/printer_model.hpp"
#include "emulator/reader_model.hpp"
#include "emulator/umockdev_front.hpp"
#include "usb_bench.hpp"

#include <gtest/gtest.h>

#include <condition_variable>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using transport::Error;

/// A source, and how often it has said that something changed.
class Watched {
public:
    explicit Watched(std::unique_ptr<transport::DeviceSource> source)
        : source_(std::move(source)) {
        source_->listen([this] {
            const std::lock_guard lock(mutex_);
            ++changes_;
            changed_.notify_all();
        });
    }

    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    ~Watched() { source_->listen({}); }

    /// Waits for so many changes since the last time, plugged and unplugged.
    bool hears(int changes) {
        std::unique_lock lock(mutex_);
        awaited_ += changes;
        return changed_.wait_for(lock, 10s, [this] { return changes_ >= awaited_; });
    }

    auto open() { return source_->open(); }

private:
    std::unique_ptr<transport::DeviceSource> source_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int changes_ = 0;
    int awaited_ = 0;
};

emulator::PrinterModel::Events quiet() {
    return {[] {}, [](auto) {}, [](auto) {}};
}

/// Two devices of one kind.
struct TwoReaders {
    static auto source() { return readerSource(); }

    emulator::ReaderModel first{{}, [](auto, auto) {}};
    emulator::ReaderModel second{{}, [](auto, auto) {}};
};

struct TwoPrinters {
    static auto source() { return printerSource(); }

    emulator::PrinterModel first{{}, quiet()};
    emulator::PrinterModel second{{}, quiet()};
};

template <class Kind>
class TwoOfAKind : public testing::Test {
protected:
    /// Both sources have heard of so many changes.
    bool heard(int changes) { return one_->hears(changes) && other_->hears(changes); }

    /// Which of the two ports an open device is in: it is lost when that is unplugged.
    static bool isIn(emulator::Port& port, transport::Transport& device) {
        port.unplug();
        std::array<std::uint8_t, 64> buffer{};
        return device.receive(device.endpoints().bulkIn.front(), buffer, 50ms).error() == Error::noDevice;
    }

    Kind models_;
    emulator::UmockdevFront front_;
    std::unique_ptr<emulator::Port> left_ = front_.addPort(models_.first, "left");
    std::unique_ptr<emulator::Port> right_ = front_.addPort(models_.second, "right");
    std::optional<Watched> one_{std::in_place, Kind::source()};
    std::optional<Watched> other_{std::in_place, Kind::source()};
};

using Kinds = testing::Types<TwoReaders, TwoPrinters>;
TYPED_TEST_SUITE(TwoOfAKind, Kinds);

TYPED_TEST(TwoOfAKind, whatOneSourceHasOpenIsNotThereForTheOther) {
    this->left_->plug();
    ASSERT_TRUE(this->heard(1));
    auto first = this->one_->open();
    ASSERT_TRUE(first) << first.error().message();
    EXPECT_EQ(this->other_->open().error(), Error::noDevice) << "absent, and held by no other program";
    first->reset();
    EXPECT_TRUE(this->one_->open()) << "it was released when it was closed";
}

TYPED_TEST(TwoOfAKind, eachSourceGetsOne) {
    this->left_->plug();
    this->right_->plug();
    ASSERT_TRUE(this->heard(2));
    const auto first = this->one_->open();
    const auto second = this->other_->open();
    ASSERT_TRUE(first && second);
    EXPECT_NE(this->isIn(*this->left_, **first), this->isIn(*this->left_, **second));
}

TYPED_TEST(TwoOfAKind, keepTheirSourcesThroughReplugsInEitherOrder) {
    this->left_->plug();
    ASSERT_TRUE(this->heard(1));
    auto first = this->one_->open();
    ASSERT_TRUE(first);
    this->right_->plug();
    ASSERT_TRUE(this->heard(1));
    auto second = this->other_->open();
    ASSERT_TRUE(second);
    const auto unplugBoth = [&] {
        this->left_->unplug();
        this->right_->unplug();
        first->reset();
        second->reset();
        ASSERT_TRUE(this->heard(2));
    };

    unplugBoth();
    this->right_->plug();
    ASSERT_TRUE(this->heard(1));
    EXPECT_EQ(this->one_->open().error(), Error::noDevice) << "that is the other's";
    this->left_->plug();
    ASSERT_TRUE(this->heard(1));
    second = this->other_->open();
    first = this->one_->open();
    ASSERT_TRUE(first && second);

    unplugBoth();
    this->left_->plug();
    this->right_->plug();
    ASSERT_TRUE(this->heard(2));
    second = this->other_->open(); // though the first one's comes first on the bus, and is free
    first = this->one_->open();
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(this->isIn(*this->left_, **first));
    EXPECT_TRUE(this->isIn(*this->right_, **second));
}

TYPED_TEST(TwoOfAKind, aPlaceIsFreeWhenItsSourceHasGone) {
    this->left_->plug();
    ASSERT_TRUE(this->heard(1));
    ASSERT_TRUE(this->one_->open());
    EXPECT_EQ(this->other_->open().error(), Error::noDevice) << "closed for a moment: it is opened again";
    this->one_.reset();
    EXPECT_TRUE(this->other_->open());
}

TYPED_TEST(TwoOfAKind, aDeviceInAPortThatIsNobodysGoesToWhoeverHasNone) {
    this->left_->plug();
    ASSERT_TRUE(this->heard(1));
    auto first = this->one_->open();
    ASSERT_TRUE(first);
    this->left_->unplug();
    first->reset();
    this->right_->plug();
    ASSERT_TRUE(this->heard(2));
    EXPECT_TRUE(this->one_->open()) << "the reader was moved";
}

TEST(SeveralReaders, tellOfAbsenceAndKeepTheirNamesAsServices) {
    emulator::ReaderModelOptions options;
    options.waits = quickConfig().readers.front().options.waits;
    emulator::ReaderModel leftModel(options, [](auto, auto) {});
    emulator::ReaderModel rightModel(options, [](auto, auto) {});
    emulator::UmockdevFront front;
    const auto left = front.addPort(leftModel, "left");
    const auto right = front.addPort(rightModel, "right");
    Inbox<id_card::ReaderEvent> first;
    Inbox<id_card::ReaderEvent> second;
    const auto present = [](Inbox<id_card::ReaderEvent>& inbox, bool wanted) {
        auto told = inbox.next<id_card::ReaderPresent>();
        while (told && told->present != wanted) {
            told = inbox.next<id_card::ReaderPresent>();
        }
        return told;
    };
    left->plug();
    id_card::ReaderService one(
        readerSource(), &plainHash, [&](const id_card::ReaderEvent& event) { first.put(event); }, quickTiming());
    ASSERT_TRUE(present(first, true));
    id_card::ReaderService other(
        readerSource(), &plainHash, [&](const id_card::ReaderEvent& event) { second.put(event); }, quickTiming());
    const auto absent = present(second, false);
    ASSERT_TRUE(absent);
    EXPECT_FALSE(absent->useless) << absent->useless.message();
    right->plug();
    ASSERT_TRUE(present(second, true));
    for (int round = 0; round < 3; ++round) {
        left->unplug();
        right->unplug();
        ASSERT_TRUE(present(first, false) && present(second, false));
        (round % 2 == 0 ? left : right)->plug();
        (round % 2 == 0 ? right : left)->plug();
        ASSERT_TRUE(present(first, true) && present(second, true));
        right->withModel([&] { rightModel.lay(grandmaLi()); });
        EXPECT_TRUE(second.next<id_card::CardRead>());
        right->withModel([&] { rightModel.lift(); });
        EXPECT_FALSE(first.next<id_card::CardFound>(0ms));
    }
}

} // namespace
} // namespace fifteen::tests
