// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fifteen::transport {

/// Keeps personal data out of a recording. Given by the driver's side, which knows what the bytes mean; used on the
/// device's thread, one device at a time.
class Redactor {
public:
    Redactor() = default;
    Redactor(const Redactor&) = delete;
    Redactor& operator=(const Redactor&) = delete;
    virtual ~Redactor() = default;

    /// The driver has sent something, of which the device took the first `taken` bytes and will be sent the rest again:
    /// what comes now may be an answer to it. Overwrites, in a copy, what must not reach the file. A replay compares
    /// the copy, so what is put there must be something a test can make the driver send.
    virtual void sent(std::span<std::uint8_t> bytes, std::size_t taken) = 0;
    /// Overwrites, in a copy of what was received, what must not reach the file. Pieces come in order, in any size.
    virtual void received(std::span<std::uint8_t> bytes) = 0;
};

} // namespace fifteen::transport
