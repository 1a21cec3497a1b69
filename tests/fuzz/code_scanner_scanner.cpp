// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scanner.hpp"
#include "device_talk.hpp"
#include "expect.hpp"

using namespace fifteen;
using namespace std::chrono_literals;

// A scanner that says anything at all: every call must end, with a code or the name of what came instead.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    constexpr code_scanner::ScannerKind kinds[]{code_scanner::ScannerKind::hidPos, code_scanner::ScannerKind::serial,
                                                code_scanner::ScannerKind::wedge};
    fuzz::DeviceTalk talk({data + 1, size - 1}, {{}, {0x81}, {}, {}, 0, 0, 1});
    code_scanner::ScannerOptions options;
    options.kind = kinds[data[0] % std::size(kinds)];
    options.flood = code_scanner::FloodLimits{.bytes = 4096, .codes = 20, .window = 1ms};
    code_scanner::Scanner scanner(talk, options);
    (void)scanner.start();
    boost::system::error_code last;
    // The talk is finite, and every call takes some of it.
    while (last != code_scanner::Error::scannerGone) {
        const auto scan = scanner.next(0ms);
        expect(!scan || (!scan->text.empty() && scan->text.size() <= code_scanner::kLongestCode));
        last = scan ? boost::system::error_code{} : scan.error();
        if (last == code_scanner::Error::flooding) {
            const auto flood = scanner.discard(0ms);
            last = flood ? boost::system::error_code{} : flood.error();
        }
    }
    return 0;
}
