// SPDX-License-Identifier: Apache-2.0
// One card, read by the driver and by a bare libusb program in turns, on the same emulated reader. Prints a table and
// the ratio; judges nothing. Run under umockdev-wrapper.
#include "bare_card_reader.hpp"
#include "id_card/reader.hpp"
#include "usb_bench.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace fifteen::bench {
namespace {

using namespace std::chrono_literals;
using Milliseconds = std::vector<double>;

double at(Milliseconds values, double share) {
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

/// How long `read` took; it must succeed.
template <class Read>
double timed(Read&& read) {
    const auto begin = std::chrono::steady_clock::now();
    const bool done = read();
    const auto end = std::chrono::steady_clock::now();
    if (!done) {
        throw std::runtime_error("a card was not read");
    }
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

double readByDriver(transport::Transport& transport) {
    id_card::Reader reader(transport, &tests::plainHash);
    (void)reader.selfTest(); // the first exchange of a reader empties its pipes, as when it is plugged
    return timed([&] { return reader.find() && reader.select() && reader.read(); });
}

std::unique_ptr<transport::Transport> open(transport::DeviceSource& source) {
    const auto giveUpAt = std::chrono::steady_clock::now() + 5s;
    auto opened = source.open();
    while (!opened && std::chrono::steady_clock::now() < giveUpAt) {
        opened = source.open();
    }
    return std::move(opened.value());
}

void compare(const char* what, emulator::ReaderWaits waits, int rounds) {
    auto config = tests::quickConfig();
    config.readers.front().options.waits = waits;
    emulator::Bench bench(config, [](const emulator::BenchEvent&) {});
    const auto source = tests::readerSource();
    Milliseconds driver;
    Milliseconds bare;
    for (int round = 0; round < rounds; ++round) {
        bench.reader().lay(tests::grandmaLi());
        driver.push_back(readByDriver(*open(*source)));
        bench.reader().lift();
        bench.reader().lay(tests::grandmaLi());
        {
            BareCardReader reader(tests::kReaderId.vendor, tests::kReaderId.product);
            bare.push_back(timed([&] { return reader.read(); }));
        }
        bench.reader().lift();
    }
    for (const auto& [name, values] : {std::pair{"driver", &driver}, std::pair{"bare libusb", &bare}}) {
        std::printf("%-28s %-12s %9.3f %9.3f %9.3f ms  (%d cards)\n", what, name, at(*values, 0.5), at(*values, 0.95),
                    at(*values, 1), rounds);
    }
    std::printf("%-28s %-12s %9.2f %9.2f x        p95 wanted <= 1.3\n", what, "ratio", at(driver, 0.5) / at(bare, 0.5),
                at(driver, 0.95) / at(bare, 0.95));
    std::fflush(stdout);
}

int run(bool brief) {
    try {
        std::printf("%-28s %-12s %9s %9s %9s\n", "find, select, read", "", "p50", "p95", "worst");
        compare("a reader without waits", {0ms, 0ms, 0ms}, brief ? 5 : 500);
        compare("a reader as in the field", {}, brief ? 1 : 20);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "fifteen-card-bench: " << error.what() << '\n';
        return 1;
    }
}

} // namespace
} // namespace fifteen::bench

int main(int count, char** arguments) {
    return fifteen::bench::run(count > 1 && std::strcmp(arguments[1], "--brief") == 0);
}
