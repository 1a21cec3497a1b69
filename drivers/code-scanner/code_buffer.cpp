// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/code_buffer.hpp"

#include <utility>

namespace fifteen::code_scanner {

CodeBuffer::CodeBuffer() {
    text_.reserve(kLongestCode);
}

CodeBuffer::~CodeBuffer() {
    wipe(text_);
}

void CodeBuffer::append(std::uint8_t byte) {
    append(std::span(&byte, 1));
}

void CodeBuffer::append(std::span<const std::uint8_t> bytes) {
    if (fault_) {
        return;
    }
    if (bytes.size() > kLongestCode - text_.size()) {
        spoil(Error::tooLong);
        return;
    }
    text_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

void CodeBuffer::spoil(Error why) {
    fault_ = why;
    wipe(text_);
}

Result<Scan> CodeBuffer::take(std::optional<std::uint8_t> symbology) {
    if (const auto fault = std::exchange(fault_, std::nullopt)) {
        return *fault;
    }
    Scan scan(text_, symbology);
    wipe(text_);
    return scan;
}

} // namespace fifteen::code_scanner
