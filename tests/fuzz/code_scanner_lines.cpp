// SPDX-License-Identifier: Apache-2.0
#include "code_scanner_outcomes.hpp"

using namespace fifteen;

// The first byte says in what pieces the rest arrives.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0) {
        fuzz::expectPiecesDoNotMatter(code_scanner::ScannerKind::serial, {data + 1, size - 1},
                                      std::size_t{data[0]} + 1);
    }
    return 0;
}
