// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"
#include "escpos/printer_service.hpp"
#include "test_devices/model_source.hpp"

#include <gtest/gtest.h>

#include <condition_variable>

namespace fifteen::escpos {
namespace {

using namespace std::chrono_literals;

/// A service on a model with a mouth.
class ServiceOnModel : public testing::Test {
protected:
    static emulator::PrinterModelOptions modelOptions() {
        emulator::PrinterModelOptions options;
        options.dialect = emulator::PrinterDialect::customVkp;
        return options;
    }

    static PrinterOptions options() {
        PrinterOptions options;
        options.dialect = Dialect::customVkp;
        return options;
    }

    void put(const PrinterEvent& event) {
        const std::lock_guard lock(mutex_);
        if (const auto* state = std::get_if<PrinterState>(&event)) {
            state_ = *state;
        } else {
            done_ = std::get<PrintDone>(event);
        }
        happened_.notify_all();
    }

    template <typename Condition>
    bool becomes(Condition condition) {
        std::unique_lock lock(mutex_);
        return happened_.wait_for(lock, 10s, condition);
    }

    bool ticketPresented(bool there) {
        return becomes([&] { return state_ && state_->ticketPresented == there; });
    }

    std::mutex mutex_;
    std::condition_variable happened_;
    std::optional<PrinterState> state_;
    std::optional<PrintDone> done_;
    emulator::PrinterModel model_{modelOptions(), {[] {}, [](auto) {}, [](auto) {}}};
    tests::ModelSource::Device device_{model_,
                                       {.bulkOut = {0x01}, .bulkIn = {0x82}, .interruptOut = {}, .interruptIn = {}}};
    PrinterService service_{std::make_unique<tests::ModelSource>(device_), options(),
                            [this](const PrinterEvent& event) { put(event); },
                            PrinterServiceTiming{.statusEvery = 50ms, .reopenEvery = 50ms, .mouthEvery = 5ms}};
};

TEST_F(ServiceOnModel, tellsThatTheTicketIsToBeTakenAndThatItWas) {
    ASSERT_TRUE(ticketPresented(false));
    service_.print(7, Raster{8, 1, {0xFF}});
    ASSERT_TRUE(becomes([&] { return done_.has_value(); }));
    EXPECT_EQ(done_->job, 7U);
    EXPECT_EQ(done_->trouble, std::nullopt);
    ASSERT_TRUE(ticketPresented(true));
    EXPECT_EQ(state_->trouble, std::nullopt) << "no reason not to print";
    device_.withModel([&] { model_.takeTicket(); });
    EXPECT_TRUE(ticketPresented(false));
}

TEST_F(ServiceOnModel, tellsWhatThePrinterWaitsFor) {
    device_.withModel([&] { model_.setFault(emulator::PrinterFault::headHot, true); });
    ASSERT_TRUE(becomes([&] { return state_ && state_->passing == Error::headHot; }));
    EXPECT_EQ(state_->trouble, std::nullopt);
    device_.withModel([&] { model_.setFault(emulator::PrinterFault::headHot, false); });
    EXPECT_TRUE(becomes([&] { return !state_->passing; }));
}

TEST_F(ServiceOnModel, namesAJamWhileIdle) {
    device_.withModel([&] { model_.setFault(emulator::PrinterFault::jam, true); });
    EXPECT_TRUE(becomes([&] { return state_ && state_->trouble == Error::paperJam; }));
}

} // namespace
} // namespace fifteen::escpos
