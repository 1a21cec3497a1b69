// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/hid_pos.hpp"
#include "code_scanner_outcomes.hpp"

#include <algorithm>

using namespace fifteen;

// A byte for the layout, then reports, each after a byte for its length: 64 is a good one, 0 a quiet time. The same
// bytes as a report descriptor must be read to an end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    std::span<const std::uint8_t> input(data, size);
    (void)code_scanner::isBarCodeScanner(input);
    const auto framing = code_scanner::makeFraming(code_scanner::ScannerKind::hidPos,
                                                   (input[0] & 1) != 0 ? code_scanner::HidPosLayout::honeywell
                                                                       : code_scanner::HidPosLayout::newland);
    std::vector<std::string> outcomes;
    for (input = input.subspan(1); !input.empty();) {
        const auto length = std::min<std::size_t>(input[0], input.size() - 1);
        const auto report = input.subspan(1, length);
        if (length == 0) {
            fuzz::takeQuiet(*framing, outcomes);
        } else {
            fuzz::takeAll(*framing, report, outcomes);
        }
        input = input.subspan(1 + length);
    }
    fuzz::takeQuiet(*framing, outcomes);
    return 0;
}
