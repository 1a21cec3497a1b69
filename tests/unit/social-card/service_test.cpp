// SPDX-License-Identifier: Apache-2.0
#include "social_card/social_card_service.hpp"
#include "test_devices/card_transport.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>

namespace fifteen::social_card {
namespace {

using namespace std::chrono_literals;
using emulator::SocialCardFault;
using emulator::SocialCardModel;
using id_card::CardFailed;
using id_card::CardFound;
using id_card::CardRemoved;
using id_card::ReaderPresent;
using id_card::ReadTrouble;

/// A reader and what lies in it, as the test wants it.
class TestReader {
public:
    void set(transport::Error error) {
        change([&] {
            error_ = error;
            card_.reset();
        });
    }

    void lay(emulator::SocialCardOptions options) {
        change([&] { card_ = std::make_unique<SocialCardModel>(std::move(options)); });
    }

    int opened() {
        const std::lock_guard lock(mutex_);
        return opened_;
    }

    class Source final : public transport::DeviceSource {
    public:
        explicit Source(TestReader& reader)
            : reader_(reader) {}

        transport::Result<std::unique_ptr<transport::Transport>> open() override {
            const std::lock_guard lock(reader_.mutex_);
            ++reader_.opened_;
            if (!reader_.card_) {
                return reader_.error_;
            }
            return std::make_unique<Laid>(reader_, *reader_.card_);
        }

        void listen(std::function<void()> changed) override {
            const std::lock_guard lock(reader_.mutex_);
            reader_.changed_ = std::move(changed);
        }

    private:
        TestReader& reader_;
    };

private:
    /// The card that is in; its last receive ends when it is taken out.
    class Laid final : public transport::Transport {
    public:
        Laid(TestReader& reader, SocialCardModel& model)
            : reader_(reader)
            , onModel_(model) {}

        const transport::Endpoints& endpoints() const override { return onModel_.endpoints(); }

        transport::Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                            std::chrono::milliseconds timeout) override {
            asked_ = true;
            return onModel_.send(endpoint, data, timeout);
        }

        transport::Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                               std::chrono::milliseconds timeout) override {
            if (std::exchange(asked_, false)) {
                return onModel_.receive(endpoint, into, timeout);
            }
            std::unique_lock lock(reader_.mutex_);
            reader_.woken_.wait(lock, [this] { return interrupted_ || !reader_.card_; });
            return interrupted_ ? transport::Error::interrupted : transport::Error::noDevice;
        }

        transport::Result<std::size_t> control(const transport::ControlRequest& request, std::span<std::uint8_t> data,
                                               std::chrono::milliseconds timeout) override {
            return onModel_.control(request, data, timeout);
        }

        void interrupt() noexcept override {
            const std::lock_guard lock(reader_.mutex_);
            interrupted_ = true;
            reader_.woken_.notify_all();
        }

    private:
        TestReader& reader_;
        tests::CardTransport onModel_;
        bool asked_ = false;
        bool interrupted_ = false;
    };

    void change(const std::function<void()>& how) {
        std::function<void()> changed;
        {
            const std::lock_guard lock(mutex_);
            how();
            changed = changed_;
            woken_.notify_all();
        }
        if (changed) {
            changed();
        }
    }

    std::mutex mutex_;
    std::condition_variable woken_;
    transport::Error error_ = transport::Error::noDevice;
    std::unique_ptr<SocialCardModel> card_;
    std::function<void()> changed_;
    int opened_ = 0;
};

emulator::SocialCardOptions grandmaLi(SocialCardFault fault = SocialCardFault::none) {
    emulator::SocialCardOptions options;
    options.holder = emulator::makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}, {"sex", "female"}});
    options.fault = fault;
    return options;
}

class SocialCardServiceTest : public testing::Test {
protected:
    void start() {
        service_.emplace(
            std::make_unique<TestReader::Source>(reader_), [](std::string_view) { return std::string("hash"); },
            [this](const SocialCardEvent& event) {
                const std::lock_guard lock(mutex_);
                events_.push_back(event);
                arrived_.notify_all();
            },
            SocialCardServiceOptions{.reopenEvery = 1h, .card = {}});
    }

    /// The next event; of another kind: none, and the test has failed.
    template <typename Kind>
    std::optional<Kind> next() {
        std::unique_lock lock(mutex_);
        if (!arrived_.wait_for(lock, 10s, [this] { return !events_.empty(); })) {
            ADD_FAILURE() << "no event came";
            return std::nullopt;
        }
        const auto event = events_.front();
        events_.pop_front();
        if (!std::holds_alternative<Kind>(event)) {
            ADD_FAILURE() << "event of kind " << event.index();
            return std::nullopt;
        }
        return std::get<Kind>(event);
    }

    TestReader reader_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<SocialCardEvent> events_;
    std::optional<SocialCardService> service_;
};

TEST_F(SocialCardServiceTest, readsACardAndNoticesThatItIsTakenOut) {
    reader_.set(transport::Error::empty);
    start();
    EXPECT_TRUE(next<ReaderPresent>()->present);
    for (int visitors = 0; visitors < 3; ++visitors) {
        reader_.lay(grandmaLi());
        next<CardFound>();
        const auto read = next<CardRead>();
        ASSERT_TRUE(read);
        EXPECT_EQ(read->card.maskedName, "李*");
        reader_.set(transport::Error::empty);
        next<CardRemoved>();
    }
}

TEST_F(SocialCardServiceTest, tellsWhetherThereIsAReader) {
    start();
    EXPECT_FALSE(next<ReaderPresent>()->present);
    reader_.set(transport::Error::empty);
    EXPECT_TRUE(next<ReaderPresent>()->present);
    reader_.set(transport::Error::busy);
    EXPECT_FALSE(next<ReaderPresent>()->present) << "it is there, and of no use";
    reader_.lay(grandmaLi());
    EXPECT_TRUE(next<ReaderPresent>()->present);
    next<CardFound>();
    next<CardRead>();
    reader_.set(transport::Error::noDevice);
    next<CardRemoved>();
    EXPECT_FALSE(next<ReaderPresent>()->present);
}

TEST_F(SocialCardServiceTest, aSilentCardIsFoundAndNotRead) {
    reader_.set(transport::Error::unsuitable); // upside down
    start();
    EXPECT_TRUE(next<ReaderPresent>()->present);
    next<CardFound>();
    EXPECT_EQ(next<CardFailed>()->trouble, ReadTrouble::silent);
    reader_.set(transport::Error::unsuitable); // a change that changes nothing
    reader_.set(transport::Error::empty);
    next<CardRemoved>();
    reader_.set(transport::Error::unsuitable);
    next<CardFound>();
    next<CardFailed>();
    reader_.lay(grandmaLi());
    next<CardRemoved>();
    next<CardFound>();
    next<CardRead>();
}

TEST_F(SocialCardServiceTest, tellsAPassingTroubleFromAnUnknownCard) {
    const std::vector<std::pair<SocialCardFault, ReadTrouble>> troubles{
        {SocialCardFault::cardFailure, ReadTrouble::notRead},
        {SocialCardFault::noStatus, ReadTrouble::notRead},
        {SocialCardFault::silent, ReadTrouble::notRead},
        {SocialCardFault::locked, ReadTrouble::blocked},
        {SocialCardFault::anotherKind, ReadTrouble::unknownCard},
        {SocialCardFault::wrongCheckDigit, ReadTrouble::unknownCard},
        {SocialCardFault::wrongEncoding, ReadTrouble::unknownCard},
        {SocialCardFault::unknownStatus, ReadTrouble::unknownCard}};
    reader_.set(transport::Error::empty);
    start();
    EXPECT_TRUE(next<ReaderPresent>()->present);
    for (const auto& [fault, trouble] : troubles) {
        reader_.lay(grandmaLi(fault));
        next<CardFound>();
        EXPECT_EQ(next<CardFailed>()->trouble, trouble) << static_cast<int>(fault);
        reader_.set(transport::Error::empty);
        next<CardRemoved>();
    }
}

TEST_F(SocialCardServiceTest, aCardWhosePinIsBlockedIsBlocked) {
    auto options = grandmaLi();
    options.habits.pin = "888888";
    options.habits.pinTries = 0;
    reader_.lay(options);
    start();
    EXPECT_TRUE(next<ReaderPresent>()->present);
    next<CardFound>();
    EXPECT_EQ(next<CardFailed>()->trouble, ReadTrouble::blocked);
}

TEST_F(SocialCardServiceTest, aCardPulledOutTooEarlyIsNotRead) {
    auto options = grandmaLi();
    options.pulledAfter = 3;
    reader_.lay(options);
    start();
    EXPECT_TRUE(next<ReaderPresent>()->present);
    next<CardFound>();
    EXPECT_EQ(next<CardFailed>()->trouble, ReadTrouble::notRead);
    reader_.set(transport::Error::empty);
    next<CardRemoved>();
}

TEST_F(SocialCardServiceTest, endsWhileACardIsIn) {
    reader_.lay(grandmaLi());
    start();
    EXPECT_TRUE(next<ReaderPresent>()->present);
    next<CardFound>();
    next<CardRead>();
    service_.reset();
    EXPECT_TRUE(events_.empty()) << "no event after that";
    EXPECT_EQ(reader_.opened(), 1) << "a card is opened once, however long it lies";
}

} // namespace
} // namespace fifteen::social_card
