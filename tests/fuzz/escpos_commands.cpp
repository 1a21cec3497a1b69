// SPDX-License-Identifier: Apache-2.0
#include "emulator/command_parser.hpp"
#include "expect.hpp"

using namespace fifteen::emulator;

// Every byte is either part of a step, unknown, or part of a command that is not complete.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    CommandParser parser;
    std::vector<CommandParser::Step> steps;
    for (std::size_t i = 0; i < size; ++i) {
        parser.take(data[i], steps);
    }
    std::size_t accounted = 0;
    for (const auto& step : steps) {
        accounted += step.bytes;
        if (const auto* row = std::get_if<PrintRow>(&step.operation)) {
            expect(!row->dots.empty() && row->dots.size() <= 256);
        }
    }
    expect(accounted <= size && parser.takeUnknown() <= size);
    return 0;
}
