// SPDX-License-Identifier: Apache-2.0
#pragma once

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

    /// The driver has sent something: what comes now may be an answer to it. Sent bytes are recorded as they are, for a
    /// replay compares them.
    virtual void sent(std::span<const std::uint8_t> bytes) = 0;
    /// Overwrites, in a copy of what was received, what must not reach the file. Pieces come in order, in any size.
    virtual void received(std::span<std::uint8_t> bytes) = 0;
};

} // namespace fifteen::transport
