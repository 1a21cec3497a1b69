// SPDX-License-Identifier: Apache-2.0
// The raster filter of a CUPS queue for an ESC/POS printer: raster in, ESC/POS out. Started by the CUPS scheduler as
//     rastertofifteenescpos job-id user title copies options [file]
#include "cups_filter/job.hpp"
#include "cups_filter/raster_stream.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <string_view>
#include <sys/eventfd.h>
#include <unistd.h>

namespace fifteen::cups_filter {
namespace {

using namespace std::chrono_literals;

constexpr int kMostCopies = 100;

/// For the backend's word whether the printer can answer: it is there from the start, unless it still looks its host
/// up.
constexpr auto kBackendAnswers = 2s;

volatile int cancelEvent = -1; // for the signal handler

extern "C" void onTerminate(int) {
    const std::uint64_t one = 1;
    (void)!write(cancelEvent, &one, sizeof one);
}

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

int failed(const boost::system::error_code& error) {
    std::cerr << "ERROR: " << error.message() << '\n';
    return EXIT_FAILURE;
}

/// A cancelled job has ended as it should.
int ended(const escpos::Result<void>& done) {
    return done || done.error() == escpos::Error::interrupted ? EXIT_SUCCESS : failed(done.error());
}

int printPages(Job& job, const Options& options, int input) {
    RasterStream pages(input);
    while (true) {
        const auto page = pages.next(options.printer.widthDots);
        if (!page) {
            return failed(page.error());
        }
        if (!*page) {
            return EXIT_SUCCESS;
        }
        for (int copy = 0; copy < options.copies; ++copy) {
            if (const auto done = job.print(**page); !done) {
                return ended(done);
            }
        }
    }
}

int run(int count, char** arguments) {
    auto descriptors = ChannelTransport::given();
    if (count != 6 && count != 7) {
        std::cerr << "ERROR: usage: rastertofifteenescpos job-id user title copies options [file]\n";
        return EXIT_FAILURE;
    }
    cancelEvent = descriptors.cancelled = eventfd(0, EFD_CLOEXEC);
    std::signal(SIGTERM, onTerminate);
    std::signal(SIGPIPE, SIG_IGN);

    auto options = readOptions(environment("PPD"), arguments[5]);
    // With a file it is the first filter of the chain, and nobody before it has made the copies.
    options.copies = count == 7 ? std::clamp(std::atoi(arguments[4]), 1, kMostCopies) : 1;
    const int input = count == 7 ? open(arguments[6], O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (input < 0) {
        std::cerr << "ERROR: cannot open the job's file\n";
        return EXIT_FAILURE;
    }
    ChannelTransport channels(descriptors);
    const bool answers = options.asks && channels.probe(kBackendAnswers);
    std::cerr << "DEBUG: " << (answers ? "the printer is asked" : "the printer is not asked") << ", head of "
              << options.printer.widthDots << " dots\n";
    Job job(channels, options, std::cerr);
    if (environment("CONTENT_TYPE") == "application/vnd.cups-command") {
        return answers ? ended(job.reportStatus()) : EXIT_SUCCESS;
    }
    return printPages(job, options, input);
}

} // namespace
} // namespace fifteen::cups_filter

int main(int count, char** arguments) {
    return fifteen::cups_filter::run(count, arguments);
}
