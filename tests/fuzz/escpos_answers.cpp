// SPDX-License-Identifier: Apache-2.0
#include "escpos/answers.hpp"
#include "escpos/status.hpp"
#include "expect.hpp"

using namespace fifteen::escpos;

// The first byte chooses the dialect. Whatever comes, an answer is never made of more bytes than came, only Custom's
// printers have extended ones, and after a pause (clear) a sound answer is understood.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const auto dialect = (data[0] & 1) != 0 ? Dialect::customVkp : Dialect::epson;
    AnswerReader reader(dialect);
    std::size_t used = 0;
    Status status;
    for (std::size_t i = 1; i < size; ++i) {
        const auto answer = reader.take(data[i]);
        if (!answer) {
            continue;
        }
        if (const auto* extended = std::get_if<ExtendedAnswer>(&*answer)) {
            expect(dialect == Dialect::customVkp);
            addExtendedAnswer(status, extended->bytes);
            used += 6;
        } else if (const auto* automatic = std::get_if<AutomaticStatus>(&*answer)) {
            expect(isAutomaticStatusBegin(automatic->bytes[0]));
            addAutomaticStatus(status, automatic->bytes);
            used += 4;
        } else {
            ++used;
        }
    }
    expect(used < size);
    expect(!status.trouble() || !make_error_code(*status.trouble()).message().empty());
    reader.clear();
    const auto answer = reader.take(0x12);
    expect(answer && std::holds_alternative<RealTimeAnswer>(*answer));
    return 0;
}
