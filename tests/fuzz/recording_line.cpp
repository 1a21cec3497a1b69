// SPDX-License-Identifier: Apache-2.0
#include "transport/recording_line.hpp"

#include "expect.hpp"

using namespace fifteen::transport;

// What is taken for a line is written and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto line = parseRecordingLine({reinterpret_cast<const char*>(data), size});
    if (line) {
        const auto text = format(*line);
        const auto again = parseRecordingLine(text);
        expect(again.has_value() && format(*again) == text);
        expect(line->moved <= line->bytes.size() || line->isIn());
    }
    return 0;
}
