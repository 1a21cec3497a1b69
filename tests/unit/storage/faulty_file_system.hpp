// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>

namespace fifteen::storage::test {

/// What the disk is to do from now on. Shared by everything opened through `faultyFileSystem`.
struct Faults {
    std::atomic<bool> writesFail = false;     ///< as a full or dying disk does
    std::atomic<bool> syncsFail = false;      ///< written, but never certain to be on the disk
    std::atomic<int> writesUntilFailure = -1; ///< fails in the middle of a commit; -1: never
    std::atomic<int> syncs = 0;
};

Faults& faults();

/// Registers (once) a SQLite VFS that passes everything to the default one unless told to fail; its name.
std::string faultyFileSystem();

} // namespace fifteen::storage::test
