// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/job.hpp"
#include "software_backend.hpp"

#include <cups/sidechannel.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <csignal>
#include <future>
#include <sstream>

namespace fifteen::cups_filter {
namespace {

using namespace std::chrono_literals;
using emulator::Paper;
using emulator::PrinterModel;
using tests::SoftwareBackend;

escpos::Raster page(int height) {
    escpos::Raster raster{576, height, {}};
    raster.bits.assign(raster.stride() * static_cast<std::size_t>(height), 0xA5);
    return raster;
}

/// What the job says, to be looked at and waited for while it runs.
class Said : public std::stringbuf {
public:
    std::string all() {
        const std::lock_guard lock(mutex_);
        return kept_;
    }

    bool waitFor(const std::string& text) {
        std::unique_lock lock(mutex_);
        return more_.wait_for(lock, 10s, [&] { return kept_.find(text) != std::string::npos; });
    }

protected:
    int sync() override {
        const std::lock_guard lock(mutex_);
        kept_ += str();
        str("");
        more_.notify_all();
        return 0;
    }

private:
    std::mutex mutex_;
    std::condition_variable more_;
    std::string kept_;
};

class JobAtABackend : public testing::Test {
protected:
    JobAtABackend() {
        std::signal(SIGPIPE, SIG_IGN);
        options_.printer.answer = 200ms;
        options_.printer.finish = 2s;
    }

    Job& job() {
        channels_ = std::make_unique<ChannelTransport>(backend_->descriptors());
        probed_ = channels_->probe(200ms);
        job_ = std::make_unique<Job>(*channels_, options_, report_);
        return *job_;
    }

    std::unique_ptr<SoftwareBackend> backend_ = std::make_unique<SoftwareBackend>();
    Options options_;
    Said said_;
    std::ostream report_{&said_};
    std::unique_ptr<ChannelTransport> channels_;
    std::unique_ptr<Job> job_;
    bool probed_ = false;
};

TEST_F(JobAtABackend, printsPageAfterPageAndCutsEach) {
    auto& printing = job();
    EXPECT_TRUE(probed_);
    EXPECT_TRUE(printing.print(page(300)));
    EXPECT_TRUE(printing.print(page(200)));
    backend_->end();
    ASSERT_EQ(backend_->tickets().size(), 2u);
    EXPECT_EQ(backend_->tickets()[0].dots.bits, page(300).bits);
    EXPECT_EQ(backend_->tickets()[1].dots.bits, page(200).bits);
    EXPECT_NE(said_.all().find("PAGE: 1 1\nPAGE: 2 1\n"), std::string::npos) << said_.all();
}

TEST_F(JobAtABackend, aPrinterWithoutPaperIsWaitedFor) {
    backend_->with([](PrinterModel& model) { model.setPaper(Paper::end); });
    auto& printing = job();
    auto done = std::async(std::launch::async, [&] { return printing.print(page(300)); });
    EXPECT_TRUE(said_.waitFor("STATE: +media-empty-error\n"));
    backend_->with([](PrinterModel& model) { model.setPaper(Paper::ok); });
    EXPECT_TRUE(done.get());
    EXPECT_TRUE(said_.waitFor("STATE: -media-empty-error,"));
    backend_->end();
    ASSERT_EQ(backend_->tickets().size(), 1u);
    EXPECT_EQ(backend_->tickets()[0].dots.bits, page(300).bits);
}

TEST_F(JobAtABackend, aPageThatPaperEndedInIsPrintedAgainFromItsTop) {
    backend_->with([](PrinterModel& model) { model.endPaperAfter(140); });
    auto& printing = job();
    auto done = std::async(std::launch::async, [&] { return printing.print(page(300)); });
    EXPECT_TRUE(said_.waitFor("STATE: +media-empty-error\n"));
    backend_->with([](PrinterModel& model) { model.setPaper(Paper::ok); });
    EXPECT_TRUE(done.get());
    backend_->end();
    ASSERT_EQ(backend_->tickets().size(), 2u) << "the scrap is cut off first";
    EXPECT_LT(backend_->tickets()[0].dots.height, 300);
    EXPECT_EQ(backend_->tickets()[1].dots.bits, page(300).bits);
}

TEST_F(JobAtABackend, aTicketInTheMouthOfACustomPrinterIsWaitedFor) {
    backend_ = nullptr; // it has the descriptors
    backend_ = std::make_unique<SoftwareBackend>(
        emulator::PrinterModelOptions{.dialect = emulator::PrinterDialect::customVkp});
    options_.printer.dialect = escpos::Dialect::customVkp;
    options_.printer.takeTicket = 0ms;
    auto& printing = job();
    EXPECT_TRUE(printing.print(page(300)));
    auto done = std::async(std::launch::async, [&] { return printing.print(page(200)); });
    EXPECT_TRUE(said_.waitFor("STATE: +output-area-full-error\n"));
    backend_->with([](PrinterModel& model) { model.takeTicket(); });
    EXPECT_TRUE(done.get());
    backend_->end();
    EXPECT_EQ(backend_->tickets().size(), 2u);
}

TEST_F(JobAtABackend, aCancelledJobWaitsForNobody) {
    backend_->with([](PrinterModel& model) { model.setCover(true); });
    auto& printing = job();
    auto done = std::async(std::launch::async, [&] { return printing.print(page(300)); });
    EXPECT_TRUE(said_.waitFor("STATE: +cover-open-error\n"));
    channels_->interrupt();
    EXPECT_EQ(done.get().error(), escpos::Error::interrupted);
    backend_->end();
    EXPECT_TRUE(backend_->tickets().empty());
}

TEST_F(JobAtABackend, aTicketCancelledForWantOfPaperIsCutOff) {
    emulator::PrinterModelOptions slow;
    slow.linesPerSecond = 1000;
    backend_.reset();
    backend_ = std::make_unique<SoftwareBackend>(slow);
    backend_->with([](PrinterModel& model) { model.endPaperAfter(200); });
    auto& printing = job();
    auto done = std::async(std::launch::async, [&] { return printing.print(page(700)); });
    EXPECT_TRUE(said_.waitFor("STATE: +media-empty-error\n"));
    channels_->interrupt();
    EXPECT_EQ(done.get().error(), escpos::Error::interrupted);
    const auto later = std::chrono::steady_clock::now() + 10s;
    backend_->with([&](PrinterModel& model) {
        model.setPaper(Paper::ok);
        (void)model.takeOut(0x01, {}, later);
    });
    backend_->end();
    ASSERT_EQ(backend_->tickets().size(), 1u);
    EXPECT_LT(backend_->tickets()[0].dots.height, 700);
    EXPECT_EQ(backend_->tickets()[0].unknown, 0u);
}

TEST_F(JobAtABackend, aPrinterThatNeverAnswersPrintsAllTheSame) {
    emulator::PrinterModelOptions mute;
    mute.answers = false;
    backend_.reset();
    backend_ = std::make_unique<SoftwareBackend>(mute);
    EXPECT_TRUE(job().print(page(300)));
    EXPECT_NE(said_.all().find("does not answer"), std::string::npos);
    backend_->end();
    ASSERT_EQ(backend_->tickets().size(), 1u);
    EXPECT_EQ(backend_->tickets()[0].dots.bits, page(300).bits);
}

TEST_F(JobAtABackend, aBackendWithoutAWayBackIsNotAsked) {
    backend_->answerSide(CUPS_SC_BIDI_NOT_SUPPORTED, CUPS_SC_STATE_ONLINE);
    EXPECT_TRUE(job().print(page(300)));
    EXPECT_FALSE(probed_);
    backend_->end();
    EXPECT_EQ(backend_->tickets().size(), 1u);
}

TEST_F(JobAtABackend, whatTheBackendKnowsOfThePaperCounts) {
    backend_->answerSide(CUPS_SC_BIDI_NOT_SUPPORTED, CUPS_SC_STATE_ONLINE | CUPS_SC_STATE_MEDIA_EMPTY);
    auto& printing = job();
    auto done = std::async(std::launch::async, [&] { return printing.print(page(300)); });
    EXPECT_TRUE(said_.waitFor("STATE: +media-empty-error\n"));
    backend_->answerSide(CUPS_SC_BIDI_NOT_SUPPORTED, CUPS_SC_STATE_ONLINE);
    EXPECT_TRUE(done.get());
}

TEST_F(JobAtABackend, aBackendThatSaysNothingIsAskedOnce) {
    backend_->answerSide(-1, -1);
    EXPECT_TRUE(job().print(page(2000)));
    EXPECT_FALSE(probed_);
}

TEST_F(JobAtABackend, aLostConnectionEndsTheJob) {
    auto& printing = job();
    EXPECT_TRUE(printing.print(page(10)));
    backend_->end();
    EXPECT_EQ(printing.print(page(10)).error(), escpos::Error::printerGone);
}

TEST_F(JobAtABackend, reportsTheStateWithoutPrinting) {
    backend_->with([](PrinterModel& model) { model.setPaper(Paper::nearEnd); });
    EXPECT_TRUE(job().reportStatus());
    EXPECT_NE(said_.all().find("STATE: +media-low-warning\n"), std::string::npos) << said_.all();
    backend_->end();
    EXPECT_TRUE(backend_->tickets().empty());
}

} // namespace
} // namespace fifteen::cups_filter
